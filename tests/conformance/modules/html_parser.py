"""html.parser: every call of the parser, in one piece and letter by letter."""
from html.parser import HTMLParser

names = ("handle_starttag handle_endtag handle_data handle_comment handle_decl handle_pi "
         "unknown_decl handle_charref handle_entityref").split()


class Parser(HTMLParser):
    def __init__(self, **options):
        super().__init__(**options)
        self.seen = []


def recorder(name):
    def handle(self, *args):
        self.seen.append((name.removeprefix("handle_"), *args, self.getpos()))
        if name == "handle_starttag":
            self.seen.append(self.get_starttag_text())
    return handle


for name in names:
    setattr(Parser, name, recorder(name))

pages = [
    "<!DOCTYPE html><html><body class='a b' ID=x checked>Hi &amp; <b>you</b><br/><img src=\"a.png\" /></body></html>",
    "a < b <3 & c &lt; &#65; &#x42 &nope; &copy x",
    "<a href=\"?a=1&amp;b=2\" title='x > y'>link</a><A HREF=/plain>two</A>",
    "<script>if (a < b && c) { x = '</b>'; }</script><style>p > a {}</style>after",
    "<!-- one -- two --><!-- --><!weird><?php echo 1 ?><![CDATA[x < y]]>z",
    "line one\nline <p\n class=x>two\n</p>three\n<br>",
    "</p></ div ></><//x><p <b>><a b='c'd=e f = g h=>",
    "unclosed <b attr='x", "text &am", "text <", "</", "<!-- never", "<script>never", "<p/x>", "a&#;b&#x;c",
    "<p a=1 a=2 B>x</P >", "<x:y-z _a='&lt;'>", "",
]
for page in pages:
    for options in {}, {"convert_charrefs": False}:
        for pieces in [page], list(page):
            parser = Parser(**options)
            for piece in pieces:
                parser.feed(piece)
            before = len(parser.seen)
            parser.close()
            print(before, parser.seen, repr(parser.rawdata))


class Links(HTMLParser):
    def handle_starttag(self, tag, attrs):
        if tag == "a":
            print(dict(attrs).get("href"))


Links().feed("<a href=/one>1</a> <a name=x>2</a> <a href='/three'>3</a>")
