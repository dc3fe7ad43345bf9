/* The gamma function by Lanczos' approximation, with the published coefficients for g = 6.02468
 * and 13 terms: what CPython uses, so that the last digit is the same as there. */
#include "stdlib/gamma.h"

#include <errno.h>
#include <math.h>

static const double lanczos_g = 6.024680040776729583740234375;
enum { LANCZOS_TERMS = 13, WHOLE_MAX = 23 };

static double lanczos_sum(double x)
{
    static const double above[LANCZOS_TERMS] = {
        23531376880.410759688572007674451636754734846804940,
        42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708,
        1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801,
        31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024,
        210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408};
    static const double below[LANCZOS_TERMS] = {0,        39916800, 120543840, 150917976, 105258076,
                                                45995730, 13339535, 2637558,   357423,    32670,
                                                1925,     66,       1};
    /* Where x is large, both are polynomials in 1/x: nothing overflows. */
    double top = 0, bottom = 0;
    for (int i = 0; i < LANCZOS_TERMS; i++) {
        int at = x < 5 ? LANCZOS_TERMS - 1 - i : i;
        top = (x < 5 ? top * x : top / x) + above[at];
        bottom = (x < 5 ? bottom * x : bottom / x) + below[at];
    }
    return top / bottom;
}

/* sin(pi * x), exact in the reduction of x; x is finite. */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), result = 0;
    switch ((int)round(2.0 * y)) {
    case 0: result = sin(M_PI * y); break;
    case 1: result = cos(M_PI * (y - 0.5)); break;
    case 2: result = sin(M_PI * (1.0 - y)); break; /* not -sin(pi * (y - 1)): the sign of 0 */
    case 3: result = -cos(M_PI * (y - 1.5)); break;
    case 4: result = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * result;
}

static double whole_gamma(double x)
{
    double result = 1;
    for (double i = 2; i < x; i++) {
        result *= i;
    }
    return result;
}

double gamma_of(double x)
{
    if (!isfinite(x)) {
        return x < 0 ? NAN : x;
    }
    double size = fabs(x), half = lanczos_g - 0.5;
    if (x == floor(x) && x <= WHOLE_MAX) {
        return x > 0 ? whole_gamma(x) : NAN;
    }
    if (size < 1e-20) {
        return 1.0 / x;
    }
    if (size > 200) {
        return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    }
    /* What was lost when `size` and `half` were added goes in as a factor of its own. */
    double y = size + half;
    double lost = size > half ? (y - size) - half : (y - half) - size;
    double factor = lost * lanczos_g / y, result;
    /* A large power is taken in two halves, which do not overflow. */
    bool in_two = size >= 140;
    double power = in_two ? pow(y, size / 2 - 0.25) : pow(y, size - 0.5);
    if (x < 0) {
        result = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= factor * result;
        result = in_two ? result / power / power : result / power;
    } else {
        result = lanczos_sum(size) / exp(y);
        result += factor * result;
        result = in_two ? result * power * power : result * power;
    }
    return result;
}

double gamma_log_of(double x)
{
    static const double log_pi = 1.144729885849400174143427351353058711647;
    if (!isfinite(x)) {
        return isnan(x) ? x : HUGE_VAL;
    }
    double size = fabs(x);
    if (x == floor(x) && x <= 2) {
        return x > 0 ? 0 : NAN;
    }
    if (size < 1e-20) {
        return -log(size);
    }
    double result = log(lanczos_sum(size)) - lanczos_g;
    result += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1);
    return x < 0 ? log_pi - log(fabs(sin_pi(size))) - log(size) - result : result;
}
