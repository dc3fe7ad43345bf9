"""html, locale, linecache, stat, getopt."""
import getopt
import html
import html.entities
import linecache
import locale
import os
import stat

for text in ("a < b & c > 'd' \"e\"", "", "plain", "한글 <b>"):
    print(html.escape(text), html.escape(text, quote=False), html.unescape(html.escape(text)) == text)
for text in ("&lt;b&gt;", "&amp;amp;", "&eacute;&copy;&nbsp;|", "&#65;&#x41;&#X42", "&notit; &notin;", "&unknown; &", "&euro;&#128;",
             "&#0;&#xD800;&#1114112;&#1;", "&ampx &lt", "&CounterClockwiseContourIntegral;", "&bne;"):
    print(ascii(html.unescape(text)))
print(len(html.entities.html5), html.entities.name2codepoint["eacute"], html.entities.codepoint2name[169],
      html.entities.entitydefs["lt"], len(html.entities.name2codepoint))
print(locale.setlocale(locale.LC_NUMERIC, "C"), locale.format_string("%d items, %.2f", (1234567, 2.5), grouping=True))
try:
    locale.setlocale(locale.LC_ALL, "xx_YY.UTF-8")
except locale.Error as e:
    print(e)
print(locale.localeconv()["decimal_point"], locale.atof("3.5"), locale.atoi("7"), locale.str(1.5), locale.getpreferredencoding())
print(linecache.getline(__file__, 1), end="")
print(repr(linecache.getline(__file__, 100000)), linecache.getlines("missing.txt"))
mode = os.stat(__file__).st_mode
print(stat.S_ISREG(mode), stat.S_ISDIR(mode), stat.S_ISDIR(os.stat(".").st_mode), stat.filemode(0o100644),
      stat.filemode(0o40755), stat.filemode(0o104755), stat.filemode(0o41777), oct(stat.S_IMODE(0o100640)))
print(getopt.getopt("-a -b val --long=3 --flag x -c".split(), "ab:c", ["long=", "flag"]))
print(getopt.gnu_getopt("x -a y --lo 3 -bq z".split(), "ab:", ["long=", "other"]))
for words in ("-x", "-b", "--what", "--long", "--flag=1", "--f"):
    try:
        print(getopt.getopt(words.split(), "ab:", ["long=", "flag", "flow"]))
    except getopt.GetoptError as e:
        print(e, e.opt)
