# awk -f doors.awk src/*/*.[ch]
#
# A foreign library is included by one file only, so that its flags, limits
# and errors are in one place.
BEGIN {
	door["zip.h"]       = "port/zip.c"
	door["libxml/"]     = "port/(xml|html).c"
	door["pcre2.h"]     = "phrase/regex.c"
	door["cjson/"]      = "base/json.c"
	door["utf8proc.h"]  = "base/utf8.c"
	door["sha256.h"]    = "base/sha256.c"
	door["nettle/"]     = "base/sha256.c"
	door["md5.h"]       = "base/sha256.c"
	door["cmark-gfm"]   = "port/markdown.c"
	door["xlsxwriter"]  = "port/xlsx.c"
	door["seccomp.h"]   = "tool/filter.c"

	# Standard headers that reach outside, and who may do so.
	only["time.h"]      = "/cli/"
	only["locale.h"]    = "/cli/"
	only["signal.h"]    = "/(cli|port)/"
	only["sys/wait.h"]  = "/port/(child|confined).c"
	only["sys/resource.h"] = "/port/child.c"
	only["sys/socket.h"] = "/none/"
	only["netinet/in.h"] = "/none/"
	only["netdb.h"]     = "/none/"
}
/^#[ \t]*include[ \t]*</ {
	split($0, part, /[<>]/)
	for (d in door)
		if (index(part[2], d) == 1 &&
		    FILENAME !~ ("/" door[d] "$")) {
			print FILENAME ":" FNR ": <" part[2] "> belongs in src/" \
			    door[d]
			bad = 1
		}
	if (part[2] in only && FILENAME !~ only[part[2]]) {
		print FILENAME ":" FNR ": <" part[2] "> does not belong here"
		bad = 1
	}
}
END { exit bad }
