#!/bin/bash
# Every format that a run is exported to: well formed (by tools that are not ours, where they are
# there), the same bytes twice, nothing left behind when it fails or is interrupted.
#
#     tests/export.sh BINARY
#     tests/export.sh --long BINARY    also what needs LibreOffice, chromium, TeX (make check-export)
set -u
long=no
if [ "${1:-}" = --long ]; then long=yes && shift; fi
binary=$(realpath "$1") || exit 2
top=$(dirname "$(dirname "$(realpath "$0")")")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export LC_ALL=C.UTF-8
unset LANGUAGE DISPLAY WAYLAND_DISPLAY
passed=0
failed=0
is() { # is NAME COMMAND...: it must succeed.
    local name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        echo "FAIL export: $name"
        head -n 5 "$work/log"
        failed=$((failed + 1))
    fi
}
has() { command -v "$1" >/dev/null 2>&1; }
python=/usr/bin/python3
asyncarium() { timeout 60 "$binary" "$@" </dev/null; }
fails() { # fails STATUS PATTERN ARG...: it must say so, and leave no file
    local want=$1 pattern=$2 status
    shift 2
    rm -f out.*
    asyncarium "$@" >/dev/null 2>err
    status=$?
    is "$*: status $status" test "$status" = "$want"
    is "$*: $(head -c 300 err)" grep -q -- "$pattern" err
    is "$*: no file" test -z "$(ls -d out* 2>/dev/null)"
}

cat >ko.py <<'PY'
import asyncio, time

async def 요리(이름, 초):
    print(f"{이름}: <b>&\"' ]]> </script>", end="")
    print()
    await asyncio.sleep(초)
    return 이름

async def 방해():
    await asyncio.sleep(0.5)
    time.sleep(0.7)

async def main():
    task = asyncio.create_task(방해(), name="=방해;:#{}%_$")
    print(await asyncio.gather(요리("치즈", 2), 요리("베이컨", 3)))
    try:
        await asyncio.wait_for(요리("느린", 9), 1)
    except asyncio.TimeoutError:
        print("시간 초과")

asyncio.run(main())
PY
cat >many.py <<'PY'
import asyncio

async def one(i):
    for _ in range(i % 7):
        await asyncio.sleep(0.1 * (i % 5))
    if i == 13:
        raise ValueError(i)

async def main():
    await asyncio.gather(*(one(i) for i in range(50)), return_exceptions=True)

asyncio.run(main())
PY
cat >hostile.py <<'PY'
import asyncio

async def work(n):
    await asyncio.sleep(n)
    print("a,b\"c\n=1+1\r<x>&\t\x1b[31m\x00\x01end \\ _ # % & { } ~ ^ $ `")
    return n

async def zero():
    pass

NAMES = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "a:b", "a;b", "a#b", "end", "a,b", 'q"q', "done", "crit",
         "section x", "title t", "%%c", "\\input{x}", "_^~{}$&%#", "<b>&amp;</b>", "]]>", "</script>", "\n\nnew", "\r\rx", "\t tab",
         "\x00nul", "\x1b[1mesc", "한국어 이름", "😀🎉", "e\u0301\u0302", "\u202eRTL", "שלום", "a" * 300, " ", "", "'; --", "x y  z", "``", "--", "---", "<<", ">>", "?`", "!`", ",,", "fi", "#;", "\ud800x", "\ufffe", "\u2028l", "1", "click x", "todayMarker off", "%%{init}%%", "accTitle: x"]

async def main():
    tasks = [asyncio.create_task(work(i / 10), name=n) for i, n in enumerate(NAMES)]
    tasks.append(asyncio.create_task(zero(), name="nil"))
    await asyncio.gather(*tasks)

asyncio.run(main())
PY
printf 'import asyncio\nasync def main(): await asyncio.Event().wait()\nasyncio.run(main())\n' >wait.py
: >empty.py
echo 'x = (' >wrong.py

# --- each format, twice ---

plain="svg pptx html tex mmd json csv"
painted="pdf png gif apng"
[ -x "$(dirname "$binary")/asyncarium-window" ] || painted=
for file in ko many wait empty hostile; do
    for format in $plain $painted; do
        is "$file.$format" asyncarium export $file.py -o $file.$format --lang ko
        cp $file.$format first
        is "$file.$format again" asyncarium export $file.py -o $file.$format --lang ko
        is "$file.$format: the same bytes" cmp -s first $file.$format
    done
done
# --- the same bytes on another machine: folder, locale, time zone, home, rights, who it is ---

cat >told.py <<'PY'
import asyncio
import helper

async def main():
    asyncio.create_task(helper.fails())
    helper.fails()
    print(asyncio.current_task(), __file__)
    await asyncio.sleep(1 / 3)
    raise OSError(7)

asyncio.run(main())
PY
printf 'async def fails():\n    raise ValueError(3)\n' >helper.py
mkdir '딴 곳'
cp told.py helper.py ko.py '딴 곳'
for format in $plain $painted; do
    case $format in mmd | json | csv) view= ;; *) view='--view both' ;; esac
    for file in told ko; do
        is "$file.$format" asyncarium export $file.py -o here.$format $view --lang en
        is "$file.$format there" env -C '딴 곳' LC_ALL=de_DE.UTF-8 LANG=ko_KR.UTF-8 LC_NUMERIC=de_DE.UTF-8 \
            TZ=America/St_Johns HOME=/nonexistent XDG_CACHE_HOME=/nonexistent USER=kim COLUMNS=30 \
            PYTHONHASHSEED=9 sh -c "umask 077; exec '$binary' export $file.py -o here.$format $view --lang en"
        is "$file.$format: the same bytes there" cmp here.$format "딴 곳/here.$format"
        is "$file.$format: no folder of ours" sh -c "! grep -qa '$work' here.$format"
    done
done

for view in stage code both; do
    for format in svg ${painted:+pdf gif} pptx tex; do
        is "$view.$format" asyncarium export ko.py -o $view.$format --view $view --caption --theme dark
    done
done
is 'all steps as slides' asyncarium export ko.py -o steps.pptx --steps all --view both
is 'some steps' asyncarium export ko.py -o some.svg --steps 3..5
is 'one file each' test "$(echo some-*)" = 'some-01.svg some-02.svg some-03.svg'
is 'marks' asyncarium export ko.py -o mark.svg --steps marks --marks 13,14 --view code
is 'one file for each mark' test -e mark-02.svg -a ! -e mark-03.svg
is 'a moment' asyncarium export ko.py -o moment.svg --at 1.5 --view stage --no-legend
is 'a step' asyncarium export ko.py -o step.svg --at step:5
is 'a mark' asyncarium export ko.py -o onmark.svg --at mark:1 --marks 14
is 'a cut' asyncarium export many.py -o cut.svg --from 100ms --to 0.5 --size 16:9
is 'the steps of a cut' asyncarium export ko.py -o cutsteps.svg --steps all --from 0.6 --to 1.3
is 'and no other' test -e cutsteps-02.svg -a ! -e cutsteps-03.svg
is 'a comparison' asyncarium export ko.py --compare many.py -o compare.svg
is 'by its format' asyncarium export ko.py -o picture --format svg --scale 50% --axis step --color-by state
is 'to a pipe' sh -c "'$binary' export ko.py --format csv | grep -q waiting"
for size in 16x16 16x20000 20000x16; do
    for format in svg pptx tex ${painted:+png}; do
        is "$size as $format" timeout -s KILL 30 "$binary" export ko.py -o small.$format --size $size --view both --caption
    done
done
is 'a scaled width' grep -q 'width="800"' picture

# --- two runs on one axis ---

cat >row.py <<'PY'
import asyncio
async def brew(what, seconds):
    await asyncio.sleep(seconds)
    print(what)
async def main():
    await brew("tea", 2)
    await brew("egg", 3)
asyncio.run(main())
PY
sed 's/    await brew("tea", 2)/    await asyncio.gather(brew("tea", 2), brew("egg", 3))/; /await brew("egg", 3)$/d' row.py >both.py
for format in svg pptx tex html mmd json csv ${painted:+pdf gif apng png}; do
    is "compare: $format" asyncarium compare row.py both.py -o two.$format --lang ko --label "앞, 것"
    cp two.$format first
    asyncarium compare row.py both.py -o two.$format --lang ko --label "앞, 것"
    is "compare: $format: the same bytes" cmp -s first two.$format
done
is 'its moments' asyncarium compare row.py both.py -o moment.svg --steps all
is 'are those of both' test "$(ls moment-*.svg | tail -n 1)" = moment-04.svg
is 'at a time' sh -c "'$binary' compare row.py both.py --at 2.5 | grep -q 't = 2.50 s'"
is 'at a mark of one of them' sh -c "'$binary' compare row.py both.py --at mark:2 --marks 4 | grep -q 't = 3.00 s'"
is 'a cut' sh -c "'$binary' compare row.py both.py -o - --from 3.5 --to 4.5 | grep -q '4.2 s'"
is 'a cut: rows without a bar in it' sh -c "! '$binary' compare row.py both.py -o - --from 3.5 --to 4.5 | grep -q tea"
is 'with outputs and codes' sh -c "'$binary' compare row.py both.py --view both --at 2.5 | grep -q gather"
is 'by state, without a legend' sh -c "! '$binary' compare row.py both.py -o - --color-by state --no-legend | grep -q 'other things'"
is 'a slide a moment' sh -c "'$binary' compare row.py both.py --steps 2.. -o moments.pptx"
if has unzip; then
    is 'three of them' test "$(unzip -l moments.pptx | grep -c 'slides/slide[0-9]')" = 3
fi
cat >two.py <<'PY'
import csv, json
rows = list(csv.reader(open("two.csv", encoding="utf-8")))
assert rows[0][:2] == ["program", "lane"], rows[0]
assert {row[0] for row in rows[1:]} == {"앞, 것", "both.py"}
events = json.load(open("two.json"))["traceEvents"]
names = {e["pid"]: e["args"]["name"] for e in events if e.get("name") == "process_name"}
lanes = {(e["pid"], e["tid"]) for e in events}
assert len(lanes) == len({tid for pid, tid in lanes}), "two lanes of one tid"
assert names == {1: "앞, 것", 2: "both.py"}, names
flows = [e["id"] for e in events if e["ph"] == "s"]
assert len(flows) == len(set(flows)) and {e["pid"] for e in events} == {1, 2}
chart = open("two.mmd", encoding="utf-8").read()
page = open("two.html", encoding="utf-8").read()
facts = json.loads(page.split('id="data">')[1].split("</script>")[0])
assert facts["instants"] == [0, 2 * 10**9, 3 * 10**9, 5 * 10**9], facts["instants"]
assert [side["total"] for side in facts["sides"]] == [5 * 10**9, 3 * 10**9]
assert [line[2] for line in facts["sides"][1]["output"]] == ["tea", "egg"]
assert "<svg" in page.split("<noscript>")[1] and page.count("<tr><td>") == 4
assert not any(word in page.split("</style>")[1] for word in ("src=", "href=", "@import"))
assert chart.count("    section ") == 2 and "    brew('egg', 3) :done, 2000, 5000\n" in chart
PY
is 'a program in the first column, a process, a section' $python two.py
is 'the comparisons of a lesson' asyncarium export "$top/lessons/15-blocking" --view compare --at 2 -o lesson.svg
is 'a file each' test "$(ls lesson-*.svg | wc -l)" = 2
cat >pool.py <<'PY'
import time
from concurrent.futures import ThreadPoolExecutor
def cook(name, secs):
    time.sleep(secs)
with ThreadPoolExecutor(2) as pool:
    for name, secs in [("rice", 1), ("soup", 0.6), ("egg", 0.5)]:
        pool.submit(cook, name, secs)
PY
asyncarium compare pool.py row.py -o pool.svg
is 'a thread of several calls is none of them' sh -c "! grep -q soup pool.svg && grep -q 'Executor-0_1<' pool.svg && grep -q rice pool.svg"
is 'a chosen limit is no warning' sh -c "test -z \"\$('$binary' compare row.py both.py --max-time 2.5 -o lim.svg 2>&1)\""
is 'the recorded part is told' grep -q '≥ 2.00 s' lim.svg
if [ -n "$painted" ]; then
    asyncarium compare row.py both.py --steps all -o moments.gif
    asyncarium compare row.py both.py --steps 2..4 -o moments.pdf --author '김 민수' --lang ko
fi
if [ -n "$painted" ] && $python -c 'import PIL' 2>/dev/null; then
    is 'a frame a moment' $python -c '
from PIL import Image, ImageSequence
frames = [f.info["duration"] for f in ImageSequence.Iterator(Image.open("moments.gif"))]
assert frames == [900, 900, 900, 2700], frames'
fi
if [ -n "$painted" ] && has pdfinfo; then
    is 'author' sh -c 'pdfinfo moments.pdf | grep -q "Author: *김 민수"'
    is 'title' sh -c 'pdfinfo moments.pdf | grep -q "Title: *row.py 5.00초"'
    is 'language' grep -aq '/Lang (ko)' moments.pdf
    is 'bookmarks' grep -aq '/Outlines' moments.pdf
    is 'numbers of pages are those of the moments' sh -c 'tr -d "\n" <moments.pdf | grep -aq "/St 2"'
    is 'its table of objects is in its place' $python -c '
data = open("moments.pdf", "rb").read()
at = int(data.rsplit(b"startxref", 1)[1].split()[0])
assert data[at:at + 4] == b"xref"
root = int(data.rsplit(b"/Root", 1)[1].split()[0])
entry = data[at:].split(b"\n")[2 + root].split()
assert data[int(entry[0]):].startswith(b"%d 0 obj\n<< /Type /Catalog" % root)'
fi

# --- what others say of them ---

if has xmllint; then
    for file in *.svg; do is "$file is XML" xmllint --noout "$file"; done
    for part in '[Content_Types].xml' ppt/presentation.xml ppt/slides/slide1.xml \
        ppt/slides/_rels/slide1.xml.rels ppt/notesSlides/notesSlide1.xml ppt/theme/theme1.xml \
        ppt/slideMasters/slideMaster1.xml docProps/core.xml; do
        if has unzip; then
            is "$part is XML" sh -c "unzip -p ko.pptx '${part/\[/\\[}' | xmllint --noout -"
        fi
    done
fi
is 'Korean text in the SVG' grep -q '>요리<' ko.svg
is 'nothing in it is not plain' sh -c '! grep -qE "class=|style=|foreignObject|<marker|rgba\(|href" ko.svg stage.svg'
if [ -x $python ]; then
    is 'PPTX, JSON, CSV, HTML by Python' $python "$top/tests/export/check.py" ko many wait empty hostile
    $python -c 'import PIL' 2>/dev/null && [ -n "$painted" ] &&
        is 'GIF, APNG and PNG by another decoder' $python "$top/tests/export/pictures.py" "$binary" ko.py
fi
has rsvg-convert && is 'another drawer of SVG' rsvg-convert ko.svg -o ko_by_rsvg.png
if has pdftotext && [ -n "$painted" ]; then
    is 'Korean comes back from the PDF' sh -c 'pdftotext ko.pdf - | grep -q 요리'
    is 'its fonts are embedded' sh -c 'pdffonts ko.pdf | tail -n +3 | grep -q . && ! pdffonts ko.pdf | tail -n +3 | grep -v " yes yes "'
    asyncarium export ko.py -o pages.pdf --steps 1..7
    is 'a page a step' sh -c 'pdfinfo pages.pdf | grep -q "Pages: *7"'
fi
if [ -n "$painted" ]; then
    is 'letters as paths' asyncarium export ko.py -o paths.svg --text paths
    is 'no text in it' sh -c '! grep -q "<text" paths.svg'
    if has rsvg-convert; then
        is 'text and paths' asyncarium export ko.py -o text.svg --view both --caption --lang ko
        is 'text and paths again' asyncarium export ko.py -o paths.svg --view both --caption --lang ko --text paths
        rsvg-convert text.svg -o text.png && rsvg-convert paths.svg -o paths.png
        is 'they look the same' $python -c 'from PIL import Image, ImageChops, ImageStat
one, other = (Image.open(name).convert("RGB") for name in ("text.png", "paths.png"))
assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 1'
    fi
    fails 1 'too large: at most 32000 a side and 256 million' export ko.py -o out.png --size 20000x20000
    fails 1 'too large: at most 32000 a side and 64 million' export ko.py -o out.apng --size 9000x9000
    fails 1 "no font 'No Such Font'" export ko.py -o out.svg --font 'No Such Font'
fi

# --- callouts ---

said=(--callout 'line:4=여기서 <요리>가 시작되고 & 모두 함께 기다립니다' --callout 'line:13=gather waits for both of them'
    --callout 'time:1.2@방해=blocked' --callout 'end=over' --callout 'step:3=one of the first steps')
for theme in light dark contrast; do
    for size in hd a4-portrait 900; do
        is "callouts $theme $size" asyncarium export ko.py "${said[@]}" -o "said-$theme-$size.svg" --theme $theme --size $size
    done
done
for view in timeline stage code both; do
    is "a tiny $view" asyncarium export ko.py "${said[@]}" -o tiny.svg --view $view --size 50x40
done
is 'beside the code' asyncarium export ko.py "${said[@]}" -o said-code.svg --view code
is 'with all panes' asyncarium export ko.py "${said[@]}" -o said-both.svg --view both --at 1.5
is 'over fifty lanes' asyncarium export many.py -o said-many.svg --callout 'line:10=fifty tasks in one call' \
    --callout 'time:0.35@Task-40=in the middle of the crowd' --callout 'line:7=one of them fails, and gather goes on'
[ -x $python ] && is 'no text over another, no callout over a text' $python "$top/tests/export/apart.py" said-*.svg
is 'escaped in the picture' grep -q '>여기서 &lt;요리&gt;가' said-light-hd.svg
is 'only those that were reached' asyncarium export ko.py "${said[@]}" -o early.svg --at step:4
is 'not the later ones' sh -c 'grep -q "one of the first" early.svg && ! grep -q ">over<" early.svg'
if has unzip; then
    asyncarium export ko.py "${said[@]}" -o said.pptx
    is 'a shape with its text' sh -c 'unzip -p said.pptx ppt/slides/slide1.xml | grep -q "name=\"Callout: blocked\".*<a:t>blocked</a:t>"'
fi
if has pdftotext && [ -n "$painted" ]; then
    asyncarium export ko.py "${said[@]}" -o said.pdf
    is 'callouts come back from the PDF' sh -c 'pdftotext said.pdf - | grep -q "모두 함께 기다립니다"'
fi

# --- lessons ---

mkdir kitchen
cp many.py kitchen/
cat >kitchen/cook.py <<'PY'
import asyncio

async def cook(what, seconds):
    await asyncio.sleep(seconds)
    print(what)

async def main():
    first = asyncio.create_task(cook("<tea>", 2))
    await cook("coffee", 3)
    await first

asyncio.run(main())
PY
for language in en ko; do
    cat >kitchen/lesson.$language.md <<MD
---
format: 1
id: kitchen
title: Kitchen <&>
lang: $language
level: 1
requires:
---

# Kitchen

<!-- sim: id=cook file=cook.py marks=5,8 -->
\`\`\`python
    first = asyncio.create_task(cook("<tea>", 2))
\`\`\`

Some *text* & more.

<!-- notes: look at the heap -->

<!-- sim: callout for=cook at=line:9 text="now <coffee> & tea" -->

<!-- sim: question for=cook at=line:9 ask=output answer=1 -->

What comes first?

1. \`<tea>\`
2. \`coffee\`

<details><summary>Why</summary>

Two is less than three.

</details>
MD
done
is 'a lesson as slides' asyncarium export kitchen -o lesson.pptx --lang ko
is 'a lesson as one page' asyncarium export kitchen -o lesson.html --lang ko
is 'with its text' grep -q '<article lang="en">' lesson.html
is 'scrollbars of its theme' grep -q 'color-scheme:dark}' lesson.html
is 'escaped' sh -c 'grep -q "Kitchen &lt;&amp;&gt;" lesson.html && ! grep -q "<tea>" lesson.html'
is 'its programs as data' asyncarium export kitchen -o lesson.csv
is 'its marks' asyncarium export kitchen -o marks.svg --steps marks --view both
is 'a file for each of them' test -s marks-02.svg
is 'a course' asyncarium export kitchen ko.py --all -o course
is 'with their callouts' grep -q '>now &lt;coffee&gt; &amp; tea<' course/cook.en.svg
is 'its pictures' test -s course/cook.en.svg -a -s course/cook.ko-mark-02.svg -a -s course/ko.svg
is 'the course, from any folder' asyncarium export lessons --all -o anywhere --format csv
is 'all of it' test -s anywhere/01-two-sleeps/together.ko.csv -a ! -e lessons
is 'pictures among the programs' asyncarium export kitchen --all -o kitchen/figures/here
is 'and once more' asyncarium export kitchen --all -o kitchen/figures/here
is 'not of themselves' test -z "$(find kitchen/figures -mindepth 2 -type d)"
rm -rf kitchen/figures
is 'no legend beside the panes' sh -c "'$binary' export ko.py --view both --no-legend --lang en --format svg >no.svg && ! grep -q '>cancelled<' no.svg"
for lesson in "$top"/lessons/*/; do
    is "${lesson##*lessons/} as a page" asyncarium export "$lesson" -o ours.html --lang ko
    is "${lesson##*lessons/}: under 150 kB" test "$(wc -c <ours.html)" -lt 150000
    mv ours.html "$(basename "$lesson").html"
done
[ -x $python ] && is "the lessons' pages by Python" $python "$top/tests/export/check.py" lesson.html [0-9]*.html
if has unzip; then
    is 'notes for the speaker' sh -c 'unzip -p lesson.pptx ppt/notesSlides/notesSlide*.xml | grep -q "Two is less than three"'
fi

# --- what can be read ---

cat >loud.py <<'PY'
import asyncio, time

async def 느린_작업(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("치움", n)

async def main():
    tasks = [asyncio.create_task(느린_작업(n), name=f"a task with quite a long name {n}") for n in range(4)]
    await asyncio.sleep(0.5)
    time.sleep(1)
    tasks[3].cancel()
    lock = asyncio.Lock()
    async with asyncio.timeout(2):
        await asyncio.gather(*tasks, return_exceptions=True)
    async with lock:
        await lock.acquire()

asyncio.run(main())
PY
mkdir readable
readable() { # readable NAME PROGRAM-OR-LESSON: in views, languages and themes
    local name=$1 program=$2 look
    for look in 'ko light' 'ko dark' 'en light' 'en contrast'; do
        set -- $look
        for view in timeline stage code both; do
            asyncarium export "$program" -o "readable/$name-$1-$2-$view.svg" --view $view --lang "$1" --theme "$2" || return
        done
        asyncarium export "$program" -o "readable/$name-$1-$2-at.svg" --at 0.7 --size 16:9 --caption --lang "$1" --theme "$2" || return
        asyncarium export "$program" -o "readable/$name-$1-$2-paper.svg" --at 1 --view both --size a4 --lang "$1" --theme "$2" || return
    done
}
for program in ko many wait loud; do is "$program in all looks" readable $program $program.py; done
is 'customers of a loop that is blocked' asyncarium export "$top/lessons/19-burgers/blocked.py" \
    --requests '3x GET /burger' --lang ko -o readable/customers.svg
if [ $long = yes ]; then
    for lesson in "$top"/lessons/*/; do
        is "$(basename "$lesson") in all looks" readable "$(basename "$lesson")" "$lesson"
    done
fi
[ -x $python ] && is 'no text is covered, crossed, pale or tiny' $python "$top/tests/export/readable.py" --least 12 readable/*.svg

# --- what is wrong ---

mkdir bare
while IFS='|' read -r status pattern arguments; do
    # shellcheck disable=SC2086
    fails "$status" "$pattern" $arguments
done <<'TEXT'
2|the ending says the format: .svg .pdf .png|export ko.py -o out.bmp
2|none of .svg .pdf|export ko.py -o out.svg --format doc
2|one of timeline, stage, code, both or compare|export ko.py -o out.svg --view all
2|a time (1.5, 20ms), step:N, mark:N or end|export ko.py -o out.svg --at noon
2|steps of that size|export ko.py -o out.svg --at step:9999
2|all, marks, FROM..TO|export ko.py -o out.svg --steps 5
2|all, marks, FROM..TO|export ko.py -o out.svg --steps 5..3
2|name them with --marks|export ko.py -o out.svg --steps marks
2|none of these lines is reached|export ko.py -o out.svg --steps marks --marks 999
2|which?|export ko.py -o out.svg --steps all --at 1
2|a4-portrait|export ko.py -o out.svg --size huge
2|not a size|export ko.py -o out.svg --size 0x0
2|a number from 0.05 to 20|export ko.py -o out.svg --scale 0
2|later than --from|export ko.py -o out.svg --from 2 --to 1
2|time or step|export ko.py -o out.svg --axis x
2|task or state|export ko.py -o out.svg --color-by name
2|text or paths|export ko.py -o out.svg --text curves
2|is for .svg|export ko.py -o out.pptx --text paths
2|needs a second program|export ko.py -o out.svg --view compare
2|for pictures|export ko.py --compare many.py -o out.csv --steps all
2|in common|compare ko.py many.py -o out.svg --axis step
2|one run|compare ko.py many.py -o out.svg --step-size line
2|for two: compare, or both|compare ko.py many.py -o out.svg --view stage
2|both are over by then|compare ko.py many.py -o out.svg --from 99
2|something happens at|compare ko.py many.py -o out.svg --at step:999
2|is reached in either|compare ko.py many.py -o out.svg --steps marks --marks 999
2|a place is step:12|export ko.py -o out.svg --callout here=x
2|callout says something|export ko.py -o out.svg --callout end=
2|does not come to this place|export ko.py -o out.svg --callout line:999=x
2|no task 'nobody'|export ko.py -o out.svg --callout end@nobody=x
2|a lesson has its own|export kitchen -o out.svg --callout end=x
2|which folder|export ko.py --all
2|one by one|export ko.py --all --view compare --compare many.py -o out
2|cannot read it|export none.py -o out.svg
1|was never closed|export wrong.py -o out.svg
1|No such file or directory|export ko.py -o none/out.svg
2|--at: nothing of it is between|export ko.py --at 3.5 --from 1 --to 2 -o out.svg
2|--steps: nothing of it is between|export ko.py --steps 1..3 --from 1 --to 2 -o out.svg
2|it is the whole run as a table|export ko.py -o out.csv --at 1
2|--size means nothing|export ko.py -o out.mmd --size a4
2|--caption means nothing|export ko.py -o out.json --caption
2|the page has all views|export ko.py -o out.html --view stage
2|a slide is as wide as a slide|export ko.py -o out.pptx --scale 2
2|setmonofont|export ko.py -o out.tex --font D2Coding
2|it cuts the timeline|export ko.py -o out.svg --view code --from 1
2|it needs the timeline|export ko.py -o out.svg --view stage --axis step
2|counted by --at step|export ko.py -o out.svg --step-size line
2|shown with the code|export ko.py -o out.svg --marks 13
2|shows one run|export ko.py --compare many.py --view timeline -o out.svg
2|a comparison|export ko.py --subtitle two -o out.svg
2|out.svg is no .pdf|export ko.py --format pdf -o out.svg
2|a lesson says itself what its marks are|export kitchen --marks 3 -o out.svg
1|Not a directory|export ko.py --all -o ko.py
2|No such file|export nowhere --all -o out.d
2|no programs and no lessons|export bare --all -o out.d
2|with --all|export bare -o out.svg
2|no such file or lesson|export nowhere -o out.svg
2|the run is over by then|export ko.py -o out.svg --from 1h
TEXT

# --- never half a file ---

cat >long.py <<'PY'
import asyncio
async def main():
    for _ in range(4000):
        await asyncio.sleep(0.001)
asyncio.run(main())
PY
rm -rf half && mkdir half
timeout --preserve-status -s INT 1 "$binary" export long.py -o half/long.pptx --steps all --view both </dev/null 2>err
status=$?
is "interrupted: status $status" test $status = 130 -o $status = 0
is 'no file when interrupted' test $status = 0 -o -z "$(ls half)"
before=$SECONDS # a page that takes long is no reason to wait
timeout --preserve-status -s TERM 1 "$binary" export many.py -o half/one.png --size 16000x15000 </dev/null 2>err
is 'ended inside a page' test $? = 143 -a $((SECONDS - before)) -lt 4
is 'no file of it' test -z "$(ls half | grep one)"
before=$SECONDS # nor is a pipe that nobody reads
{ timeout --preserve-status -s TERM 1 "$binary" export many.py --view both --text paths </dev/null 2>err
  echo $? >status; } | sleep 2
is 'ended before a full pipe' test "$(cat status)" = 143 -a $((SECONDS - before)) -lt 4

# --- the stepper in a browser ---

if has chromium && [ -x $python ]; then
    is 'the page of a program in a browser' $python "$top/tests/export/stepper.py" "$binary" ko.py
    is 'the page of a lesson in a browser' $python "$top/tests/export/stepper.py" "$binary" "$top/lessons/01-two-sleeps"
else
    echo 'export: no chromium here, the pages were not tried in a browser'
fi

# --- what needs large packages ---

if [ $long = yes ]; then
    has chromium && is 'the pages in a browser' $python "$top/tests/export/stepper.py" "$binary" many.py hostile.py "$top"/lessons/*/
    has chromium && cat "$work/log"
    has chromium && is 'the page of two runs in a browser' $python "$top/tests/export/both.py" "$binary" row.py both.py
    if has soffice; then
        is 'slides in LibreOffice' timeout 180 soffice --headless --convert-to pdf steps.pptx
        is 'a page a slide' sh -c '[ "$(pdfinfo steps.pdf | sed -n "s/Pages: *//p")" = "$(unzip -l steps.pptx | grep -c "slides/slide")" ]'
        is 'Korean in them' sh -c 'pdftotext steps.pdf - | grep -q 요리'
    fi
    if has lualatex; then
        printf '\\documentclass{article}\n\\usepackage{tikz}\n\\begin{document}\n\\input{many.tex}\n\\end{document}\n' >doc.tex
        is 'TikZ' timeout 180 lualatex -halt-on-error -interaction=batchmode doc.tex
    fi
fi
echo "export: $passed passed, $failed failed"
[ $failed = 0 ]
