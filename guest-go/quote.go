package wadup

const hexDigits = "0123456789abcdef"

// appendQuoted appends text, which is UTF-8, as a JSON string (RFC 8259, section 7).
func appendQuoted(dst []byte, text string) []byte {
	dst = append(dst, '"')
	plainFrom := 0
	for i := 0; i < len(text); i++ {
		if b := text[i]; b < ' ' || b == '"' || b == '\\' {
			dst = append(dst, text[plainFrom:i]...)
			dst = appendEscaped(dst, b)
			plainFrom = i + 1
		}
	}
	dst = append(dst, text[plainFrom:]...)
	return append(dst, '"')
}

func appendEscaped(dst []byte, b byte) []byte {
	switch b {
	case '"', '\\':
		return append(dst, '\\', b)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[b>>4], hexDigits[b&15])
}
