package wadup

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// DataType is the type of a column, by its name in the guest contract.
type DataType string

// The column types.
const (
	Int64   DataType = "Int64"   // 64-bit signed integer
	Float64 DataType = "Float64" // finite 64-bit floating point
	String  DataType = "String"  // UTF-8 text
	Boolean DataType = "Boolean" // true or false
	Bytes   DataType = "Bytes"   // any bytes
)

func (t DataType) valid() bool {
	switch t {
	case Int64, Float64, String, Boolean, Bytes:
		return true
	}
	return false
}

// Value is one field of a row. Its zero value is null, which every column takes.
type Value struct {
	dataType DataType
	bits     uint64
	text     string
}

// NewNull makes the value that stands for no value.
func NewNull() Value { return Value{} }

// NewInt64 makes a value for an [Int64] column.
func NewInt64(v int64) Value { return Value{dataType: Int64, bits: uint64(v)} }

// NewFloat64 makes a value for a [Float64] column; [Table.InsertRow] refuses NaN and infinities.
func NewFloat64(v float64) Value { return Value{dataType: Float64, bits: math.Float64bits(v)} }

// NewString makes a value for a [String] column; [Table.InsertRow] refuses what is not UTF-8.
func NewString(v string) Value { return Value{dataType: String, text: v} }

// NewBoolean makes a value for a [Boolean] column.
func NewBoolean(v bool) Value {
	if v {
		return Value{dataType: Boolean, bits: 1}
	}
	return Value{dataType: Boolean}
}

// NewBytes makes a value for a [Bytes] column; v is copied.
func NewBytes(v []byte) Value { return Value{dataType: Bytes, text: string(v)} }

// IsNull reports whether v stands for no value.
func (v Value) IsNull() bool { return v.dataType == "" }

func (v Value) check(column Column) error {
	if v.IsNull() {
		return nil
	}
	if v.dataType != column.Type {
		return fmt.Errorf("it takes %s, not %s", column.Type, v.dataType)
	}
	switch v.dataType {
	case Float64:
		return checkFinite(math.Float64frombits(v.bits))
	case String:
		return checkText(v.text)
	}
	return nil
}

func checkFinite(v float64) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("%v is not a finite number; insert null instead", v)
	}
	return nil
}

func checkText(v string) error {
	if utf8.ValidString(v) {
		return nil
	}
	return errors.New(`the text is not UTF-8; use strings.ToValidUTF8(text, "\uFFFD") or a Bytes column`)
}

// appendJSON appends the value as the guest contract spells it, for instance {"Int64":42}.
func (v Value) appendJSON(dst []byte) []byte {
	if v.IsNull() {
		return append(dst, "null"...)
	}
	dst = append(dst, `{"`...)
	dst = append(dst, v.dataType...)
	dst = append(dst, `":`...)
	dst = v.appendBare(dst)
	return append(dst, '}')
}

func (v Value) appendBare(dst []byte) []byte {
	switch v.dataType {
	case Int64:
		return strconv.AppendInt(dst, int64(v.bits), 10)
	case Float64:
		return strconv.AppendFloat(dst, math.Float64frombits(v.bits), 'g', -1, 64)
	case Boolean:
		return strconv.AppendBool(dst, v.bits != 0)
	case Bytes:
		dst = append(dst, '"')
		dst = base64.StdEncoding.AppendEncode(dst, []byte(v.text))
		return append(dst, '"')
	}
	return appendQuoted(dst, v.text)
}
