# awk -f layers.awk src/*/*.[ch]
#
# A folder may include itself and what is listed for it here; any other
# include goes upwards or sideways.  This is the picture of the layers in
# src/ARCHITECTURE.md as a table.
BEGIN {
	may["base"]   = " "
	may["tool"]   = " cli read phrase rule fact map prose doc port base "
	may["port"]   = " base "
	may["doc"]    = " base "
	may["phrase"] = " doc base "
	may["map"]    = " phrase doc base "
	may["prose"]  = " map phrase doc base "
	may["fact"]   = " map prose phrase doc base "
	may["rule"]   = " fact map prose phrase doc base "
	may["review"] = " rule fact map prose phrase doc base "
	may["diff"]   = " review rule fact map prose phrase doc base "
	may["read"]   = " doc port base "
	may["out"]    = " diff review rule fact map prose phrase doc port base "
	may["cli"]    = " out diff review rule fact map prose phrase read doc " \
	    "port base "
}
FNR == 1 {
	n = split(FILENAME, f, "/")
	folder = f[n - 1]
	if (!(folder in may)) {
		print FILENAME ": folder " folder "/ is not in the layers"
		bad = 1
	}
}
/^#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	split(quoted[2], i, "/")
	if (index(quoted[2], "/") == 0) {
		print FILENAME ":" FNR ": include \"" quoted[2] \
		    "\" does not name its folder"
		bad = 1
	} else if (i[1] != folder && index(may[folder], " " i[1] " ") == 0) {
		print FILENAME ":" FNR ": " folder "/ must not include " \
		    i[1] "/"
		bad = 1
	}
}
END { exit bad }
