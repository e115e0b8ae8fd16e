// Package program plays the programs of contract/vectors against this library.
package program

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"wadup.dev/wadup"
)

// Program is a list of calls.
type Program struct {
	Calls []Call `json:"calls"`
}

// Call is one call of the library; the first of its fields that is set says which.
type Call struct {
	Define      *text      `json:"define"`
	Columns     []column   `json:"columns"`
	ColumnCount int        `json:"column_count"`
	Insert      *string    `json:"insert"`
	Values      []value    `json:"values"`
	Times       int        `json:"times"`
	Flush       bool       `json:"flush"`
	EmitBytes   *text      `json:"emit_bytes"`
	EmitSlice   *[2]uint64 `json:"emit_slice"`
	Filename    string     `json:"filename"`
	Refused     []string   `json:"refused"`
}

// IsRefused reports whether the call must fail.
func (c Call) IsRefused() bool { return c.Refused != nil }

// Parse reads a program.
func Parse(source []byte) (Program, error) {
	var parsed Program
	err := json.Unmarshal(source, &parsed)
	return parsed, err
}

// Play makes the calls; it fails if one that must be refused is not, or the other way round.
func (p Program) Play() error {
	tables := map[string]*wadup.Table{}
	for i, call := range p.Calls {
		if err := call.judge(call.make(tables)); err != nil {
			return fmt.Errorf("call %d: %w", i+1, err)
		}
	}
	return nil
}

func (c Call) judge(err error) error {
	if !c.IsRefused() {
		return err
	}
	if err == nil {
		return fmt.Errorf("it should have been refused with a message about %q", c.Refused)
	}
	for _, word := range c.Refused {
		if !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(word)) {
			return fmt.Errorf("the refusal does not name %q: %w", word, err)
		}
	}
	return nil
}

func (c Call) make(tables map[string]*wadup.Table) error {
	switch {
	case c.Define != nil:
		return c.define(tables)
	case c.Insert != nil:
		return c.insert(tables[*c.Insert])
	case c.Flush:
		return wadup.Flush()
	case c.EmitBytes != nil:
		return wadup.EmitBytes([]byte(*c.EmitBytes), c.Filename)
	case c.EmitSlice != nil:
		return wadup.EmitSlice(c.EmitSlice[0], c.EmitSlice[1], c.Filename)
	}
	return fmt.Errorf("an unknown call")
}

func (c Call) define(tables map[string]*wadup.Table) error {
	table, err := wadup.DefineTable(string(*c.Define), c.DefinedColumns())
	if err == nil {
		tables[string(*c.Define)] = table
	}
	return err
}

// DefinedColumns gives the columns of a table that the call defines.
func (c Call) DefinedColumns() []wadup.Column {
	var columns []wadup.Column
	for _, pair := range c.Columns {
		columns = append(columns, wadup.Column{Name: pair[0], Type: wadup.DataType(pair[1])})
	}
	for i := range c.ColumnCount {
		columns = append(columns, wadup.Column{Name: "c" + strconv.Itoa(i), Type: wadup.Int64})
	}
	return columns
}

func (c Call) insert(table *wadup.Table) error {
	row := make([]wadup.Value, len(c.Values))
	for i, value := range c.Values {
		row[i] = value.made
	}
	for range max(1, c.Times) {
		if err := table.InsertRow(row); err != nil {
			return err
		}
	}
	return nil
}

// ExpectedRow gives the row as a database would hold it.
func (c Call) ExpectedRow() []any {
	row := make([]any, len(c.Values))
	for i, value := range c.Values {
		row[i] = value.expected
	}
	return row
}

type column [2]string

// text is a text, or one that is repeated.
type text string

func (t *text) UnmarshalJSON(source []byte) error {
	var repeated struct {
		Repeat string
		Times  int
		Hex    string
	}
	if source[0] == '"' {
		return json.Unmarshal(source, (*string)(t))
	}
	if err := json.Unmarshal(source, &repeated); err != nil {
		return err
	}
	raw, err := hex.DecodeString(repeated.Hex)
	*t = text(strings.Repeat(repeated.Repeat, repeated.Times) + string(raw))
	return err
}

// value is what is inserted and what is expected to be found.
type value struct {
	made     wadup.Value
	expected any
}

func (v *value) UnmarshalJSON(source []byte) error {
	var tagged struct {
		Int64   *int64
		Float64 *json.RawMessage
		String  *text
		Boolean *bool
		Bytes   *text
	}
	if err := json.Unmarshal(source, &tagged); err != nil {
		return err
	}
	switch {
	case tagged.Int64 != nil:
		*v = value{wadup.NewInt64(*tagged.Int64), *tagged.Int64}
	case tagged.Float64 != nil:
		number, err := strconv.ParseFloat(strings.Trim(string(*tagged.Float64), `"`), 64)
		*v = value{wadup.NewFloat64(number), number}
		return err
	case tagged.String != nil:
		*v = value{wadup.NewString(string(*tagged.String)), string(*tagged.String)}
	case tagged.Boolean != nil:
		*v = value{wadup.NewBoolean(*tagged.Boolean), *tagged.Boolean}
	case tagged.Bytes != nil:
		raw, err := base64.StdEncoding.DecodeString(string(*tagged.Bytes))
		*v = value{wadup.NewBytes(raw), raw}
		return err
	}
	return nil
}
