#include "paint/mask.h"

bool paint_mask_init(struct paint_mask *mask, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    *mask = (struct paint_mask){0};
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return false;
    }
    cairo_surface_flush(surface);
    *mask = (struct paint_mask){.surface = surface,
                                .pixels = cairo_image_surface_get_data(surface),
                                .width = width,
                                .height = height,
                                .stride = cairo_image_surface_get_stride(surface)};
    return true;
}

void paint_mask_free(struct paint_mask *mask)
{
    if (mask->surface) {
        cairo_surface_destroy(mask->surface);
    }
    *mask = (struct paint_mask){0};
}

void paint_mask_draw(cairo_t *cr, const struct paint_mask *mask, int x, int y, uint32_t color,
                     double opacity)
{
    if (!mask->surface) {
        return;
    }
    cairo_surface_mark_dirty(mask->surface);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_rgba(cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                          (color & 255) / 255.0, opacity);
    cairo_mask_surface(cr, mask->surface, x, y);
    cairo_restore(cr);
}

double paint_to_pixels(cairo_t *cr, double *x, double *y)
{
    double dx = 0, dy = 1;
    cairo_user_to_device(cr, x, y);
    cairo_user_to_device_distance(cr, &dx, &dy);
    return dy;
}
