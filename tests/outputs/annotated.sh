# shellcheck shell=bash disable=SC2154
# annotated FILE: the copy with comments holds what word.py says, and our own
# reader reads the same text from both.
annotated() {
	"$B/cpslint" check --as-of 2026-11-21 -f json -o "docx:$dir/copy.docx" \
	    "$1" >"$dir/review.json" 2>"$dir/log"
	"$B/cpslint" extract -f text "$1" >"$dir/before" 2>/dev/null
	"$B/cpslint" extract -f text "$dir/copy.docx" >"$dir/after" 2>/dev/null
	if "$PYTHON" tests/outputs/word.py "$1" "$dir/copy.docx" \
	    "$dir/review.json" 2 >"$dir/log" 2>&1 &&
	    cmp "$dir/before" "$dir/after" >"$dir/log"; then
		ok
	else
		bad "comments in $1"
	fi
}
