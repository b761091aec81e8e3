# awk -f banned.awk src/*/*.[ch] tests/*/*.[ch]
#
# Functions and habits that are not used here.  Comments and string literals
# are taken out first.
BEGIN {
	# Cannot be told how much room there is, or cannot fail.
	everywhere = "strcpy|strcat|sprintf|vsprintf|strtok|gets|atoi|atol" \
	    "|atoll|atof|system|popen|alloca|tmpnam|mktemp"
	# What only the command line may do.
	below_cli = "printf|puts|putchar|vprintf|exit|_exit|abort|getenv" \
	    "|setlocale|time|clock|clock_gettime|localtime|gmtime|rand|srand"
	# Memory comes from arenas and buffers.
	memory = "malloc|calloc|realloc|free|strdup|strndup"
}
function call(names) { return "(^|[^A-Za-z0-9_>.])(" names ")[ \t]*\\(" }
FNR == 1 { in_comment = 0; library = FILENAME ~ /(^|\/)src\// }
{
	line = $0
	gsub(/\\./, "", line)
	gsub(/"[^"]*"/, "\"\"", line)
	gsub(/'[^']*'/, "' '", line)
	if (in_comment) {
		if (!sub(/^.*\*\//, "", line))
			next
		in_comment = 0
	}
	gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", line)
	sub(/\/\/.*/, "", line)
	if (sub(/\/\*.*/, "", line))
		in_comment = 1

	if (match(line, call(everywhere)))
		say("banned")
	if (library && FILENAME !~ /\/(cli|tool)\// &&
	    FILENAME !~ /(base\/arena|port\/child|port\/confined)\.c$/ && match(line, call(below_cli)))
		say("belongs in src/cli only")
	if (library && FILENAME !~ /\/(base|port|phrase|tool)\// &&
	    match(line, call(memory)))
		say("belongs in base and the doors only")
	if (line ~ /^static[ \t]+[^(]*;[ \t]*$/ && line !~ /const/ && library)
		say("a mutable global")
}
function say(why) {
	print FILENAME ":" FNR ": " why ": " $0
	bad = 1
}
END { exit bad }
