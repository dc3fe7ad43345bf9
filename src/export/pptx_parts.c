#include "export/pptx_parts.h"

#include <stdarg.h>
#include <string.h>

#define RELATION_TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define CONTENT        "application/vnd.openxmlformats-officedocument."

static const char RELATIONS[] =
    PPTX_HEAD "<Relationships "
              "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

static bool add_text(struct zip *zip, const char *name, struct strbuf *text)
{
    bool fine = zip_add(zip, name, strbuf_text(text), text->length);
    strbuf_free(text);
    return fine;
}

static void add_relation(struct strbuf *out, size_t number, const char *type, const char *target)
{
    const char *types = strcmp(type, "metadata/core-properties") == 0
                            ? "http://schemas.openxmlformats.org/package/2006/relationships/"
                            : RELATION_TYPES;
    strbuf_printf(out, "<Relationship Id=\"rId%zu\" Type=\"%s%s\" Target=\"%s\"/>", number, types,
                  type, target);
}

bool pptx_add_relations(struct zip *zip, const char *part, ...)
{
    struct strbuf text = {0};
    va_list pairs;
    size_t number = 1;
    strbuf_add(&text, RELATIONS);
    va_start(pairs, part);
    for (const char *type; (type = va_arg(pairs, const char *)); number++) {
        add_relation(&text, number, type, va_arg(pairs, const char *));
    }
    va_end(pairs);
    strbuf_add(&text, "</Relationships>");
    return add_text(zip, part, &text);
}

static bool add_content_types(struct zip *zip, size_t slides)
{
    static const char *const parts[][2] = {
        {"/ppt/presentation.xml", "presentationml.presentation.main"},
        {"/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster"},
        {"/ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout"},
        {"/ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster"},
        {"/ppt/theme/theme1.xml", "theme"},
        {"/ppt/theme/theme2.xml", "theme"},
        {"/docProps/app.xml", "extended-properties"},
    };
    struct strbuf text = {0};
    strbuf_add(&text, PPTX_HEAD
               "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
               "<Default Extension=\"rels\" "
               "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
               "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
               "<Override PartName=\"/docProps/core.xml\" "
               "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        strbuf_printf(&text, "<Override PartName=\"%s\" ContentType=\"" CONTENT "%s+xml\"/>",
                      parts[i][0], parts[i][1]);
    }
    for (size_t i = 1; i <= slides; i++) {
        strbuf_printf(&text,
                      "<Override PartName=\"/ppt/slides/slide%zu.xml\" ContentType=\"" CONTENT
                      "presentationml.slide+xml\"/>"
                      "<Override PartName=\"/ppt/notesSlides/notesSlide%zu.xml\" "
                      "ContentType=\"" CONTENT "presentationml.notesSlide+xml\"/>",
                      i, i);
    }
    strbuf_add(&text, "</Types>");
    return add_text(zip, "[Content_Types].xml", &text);
}

static bool add_properties(struct zip *zip, const struct export_sink_options *options)
{
    struct strbuf core = {0}, app = {0};
    strbuf_add(&core, PPTX_HEAD
               "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/"
               "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
               "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    export_add_xml(&core, options->title ? options->title : "");
    strbuf_add(&core, "</dc:title><dc:creator>");
    export_add_xml(&core, options->author ? options->author : "Asyncarium");
    strbuf_add(&core, "</dc:creator>"
                      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-01-01T00:00:00Z"
                      "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"
                      "2024-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>");
    strbuf_add(&app, PPTX_HEAD
               "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
               "extended-properties\"><Application>Asyncarium</Application></Properties>");
    bool fine = add_text(zip, "docProps/core.xml", &core);
    return add_text(zip, "docProps/app.xml", &app) && fine;
}

static bool add_presentation(struct zip *zip, size_t slides, long width, long height)
{
    struct strbuf text = {0}, relations = {0};
    strbuf_add(&text,
               PPTX_HEAD "<p:presentation " PPTX_NAMESPACES " saveSubsetFonts=\"1\">"
                         "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>"
                         "</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/>"
                         "</p:notesMasterIdLst><p:sldIdLst>");
    strbuf_add(&relations, RELATIONS);
    add_relation(&relations, 1, "slideMaster", "slideMasters/slideMaster1.xml");
    add_relation(&relations, 2, "notesMaster", "notesMasters/notesMaster1.xml");
    add_relation(&relations, 3, "theme", "theme/theme1.xml");
    for (size_t i = 1; i <= slides; i++) {
        struct strbuf target = {0};
        strbuf_printf(&target, "slides/slide%zu.xml", i);
        strbuf_printf(&text, "<p:sldId id=\"%zu\" r:id=\"rId%zu\"/>", 255 + i, 3 + i);
        add_relation(&relations, 3 + i, "slide", strbuf_text(&target));
        strbuf_free(&target);
    }
    strbuf_printf(&text,
                  "</p:sldIdLst><p:sldSz cx=\"%ld\" cy=\"%ld\"/>"
                  "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
                  width, height);
    strbuf_add(&relations, "</Relationships>");
    bool fine = add_text(zip, "ppt/presentation.xml", &text);
    return add_text(zip, "ppt/_rels/presentation.xml.rels", &relations) && fine;
}

static void add_theme_color(struct strbuf *out, const char *name, uint32_t color)
{
    strbuf_printf(out, "<a:%s><a:srgbClr val=\"%06X\"/></a:%s>", name, color, name);
}

static void add_theme_font(struct strbuf *out, const char *name, const char *family)
{
    strbuf_printf(out, "<a:%s><a:latin typeface=\"", name);
    export_add_xml(out, family ? family : "Consolas");
    strbuf_add(out, "\"/><a:ea typeface=\"");
    export_add_xml(out, family ? family : "Malgun Gothic");
    strbuf_printf(out, "\"/><a:cs typeface=\"\"/></a:%s>", name);
}

static bool add_theme(struct zip *zip, const char *part, const struct theme *theme,
                      const char *family)
{
    static const char *const accents[] = {"accent1", "accent2", "accent3",
                                          "accent4", "accent5", "accent6"};
    static const char style[] =
        "<a:fmtScheme name=\"Asyncarium\"><a:fillStyleLst>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>"
        "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
        "<a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
        "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
        "</a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle>"
        "<a:effectStyle><a:effectLst/></a:effectStyle>"
        "<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
        "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst>"
        "</a:fmtScheme>";
    struct strbuf text = {0};
    strbuf_add(&text, PPTX_HEAD
               "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
               "name=\"Asyncarium\"><a:themeElements><a:clrScheme name=\"Asyncarium\">");
    add_theme_color(&text, "dk1", theme->colors[ROLE_TEXT]);
    add_theme_color(&text, "lt1", theme->colors[ROLE_PANEL]);
    add_theme_color(&text, "dk2", theme->colors[ROLE_MUTED]);
    add_theme_color(&text, "lt2", theme->colors[ROLE_BACKGROUND]);
    for (size_t i = 0; i < sizeof accents / sizeof accents[0]; i++) {
        add_theme_color(&text, accents[i], theme->colors[ROLE_TASK_1 + i]);
    }
    add_theme_color(&text, "hlink", theme->colors[ROLE_ACCENT]);
    add_theme_color(&text, "folHlink", theme->colors[ROLE_MUTED]);
    strbuf_add(&text, "</a:clrScheme><a:fontScheme name=\"Asyncarium\">");
    add_theme_font(&text, "majorFont", family);
    add_theme_font(&text, "minorFont", family);
    strbuf_printf(&text, "</a:fontScheme>%s</a:themeElements></a:theme>", style);
    return add_text(zip, part, &text);
}

#define EMPTY_TREE                                                                     \
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>" \
    "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>"            \
    "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"
#define COLOR_MAP                                                                      \
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "   \
    "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" " \
    "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"

static void add_title_shape(struct strbuf *out, long width)
{
    strbuf_printf(out,
                  "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr>"
                  "<a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>"
                  "</p:nvSpPr><p:spPr><a:xfrm><a:off x=\"152400\" y=\"152400\"/>"
                  "<a:ext cx=\"%ld\" cy=\"400050\"/></a:xfrm><a:prstGeom prst=\"rect\">"
                  "<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
                  "<a:r><a:rPr lang=\"en-US\"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>",
                  width - 304800);
}

static bool add_master(struct zip *zip, long width)
{
    struct strbuf master = {0}, layout = {0};
    strbuf_add(&master, PPTX_HEAD
               "<p:sldMaster " PPTX_NAMESPACES "><p:cSld><p:bg><p:bgPr>"
               "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr>"
               "</p:bg><p:spTree>" EMPTY_TREE);
    add_title_shape(&master, width);
    strbuf_add(&master, "</p:spTree></p:cSld>" COLOR_MAP
                        "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>"
                        "</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\">"
                        "<a:defRPr sz=\"2400\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/>"
                        "</a:solidFill><a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/>"
                        "</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle/><p:otherStyle/>"
                        "</p:txStyles></p:sldMaster>");
    strbuf_add(
        &layout, PPTX_HEAD
        "<p:sldLayout " PPTX_NAMESPACES
        " type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title only\"><p:spTree>" EMPTY_TREE);
    add_title_shape(&layout, width);
    strbuf_add(&layout, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                        "</p:sldLayout>");
    bool fine = add_text(zip, "ppt/slideMasters/slideMaster1.xml", &master);
    fine = add_text(zip, "ppt/slideLayouts/slideLayout1.xml", &layout) && fine;
    fine = pptx_add_relations(zip, "ppt/slideMasters/_rels/slideMaster1.xml.rels", "slideLayout",
                              "../slideLayouts/slideLayout1.xml", "theme", "../theme/theme1.xml",
                              (char *)NULL) &&
           fine;
    return pptx_add_relations(zip, "ppt/slideLayouts/_rels/slideLayout1.xml.rels", "slideMaster",
                              "../slideMasters/slideMaster1.xml", (char *)NULL) &&
           fine;
}

static bool add_notes_master(struct zip *zip)
{
    struct strbuf text = {0};
    strbuf_add(&text, PPTX_HEAD
               "<p:notesMaster " PPTX_NAMESPACES "><p:cSld><p:bg><p:bgPr>"
               "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr>"
               "</p:bg><p:spTree>" EMPTY_TREE
               "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks "
               "noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr>"
               "<p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" "
               "y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom "
               "prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>"
               "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks "
               "noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr>"
               "</p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext "
               "cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
               "</a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
               "<a:rPr lang=\"en-US\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>"
               "</p:spTree></p:cSld>" COLOR_MAP "<p:notesStyle><a:lvl1pPr><a:defRPr sz=\"1200\">"
               "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr>"
               "</a:lvl1pPr></p:notesStyle></p:notesMaster>");
    bool fine = add_text(zip, "ppt/notesMasters/notesMaster1.xml", &text);
    return pptx_add_relations(zip, "ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme",
                              "../theme/theme2.xml", (char *)NULL) &&
           fine;
}

bool pptx_add_parts(struct zip *zip, size_t slides, long width, long height,
                    const struct export_sink_options *options, const struct theme *theme)
{
    return add_content_types(zip, slides) &&
           pptx_add_relations(zip, "_rels/.rels", "officeDocument", "ppt/presentation.xml",
                              "metadata/core-properties", "docProps/core.xml",
                              "extended-properties", "docProps/app.xml", (char *)NULL) &&
           add_properties(zip, options) && add_presentation(zip, slides, width, height) &&
           add_theme(zip, "ppt/theme/theme1.xml", theme, options->family) &&
           add_theme(zip, "ppt/theme/theme2.xml", theme, options->family) &&
           add_master(zip, width) && add_notes_master(zip);
}
