package wadup

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxColumns is how many columns a table may have.
const MaxColumns = 1999

// MaxNameBytes is how long the name of a table or column may be.
const MaxNameBytes = 1024

// Column is a column of a table.
type Column struct {
	Name string
	Type DataType
}

// schema is a table's name and columns, checked and encoded.
type schema struct {
	name    string
	columns []Column
	encoded []byte
}

func newSchema(name string, columns []Column) (*schema, error) {
	if err := checkTableName(name); err != nil {
		return nil, fmt.Errorf("define table %q: %w", name, err)
	}
	if err := checkColumns(columns); err != nil {
		return nil, fmt.Errorf("define table %q: %w", name, err)
	}
	made := &schema{name: name, columns: slices.Clone(columns)}
	made.encoded = made.appendJSON(nil)
	return made, nil
}

func (s *schema) equal(other *schema) bool {
	return s.name == other.name && slices.Equal(s.columns, other.columns)
}

func (s *schema) appendJSON(dst []byte) []byte {
	dst = append(dst, `{"name":`...)
	dst = appendQuoted(dst, s.name)
	dst = append(dst, `,"columns":[`...)
	for i, column := range s.columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"name":`...)
		dst = appendQuoted(dst, column.Name)
		dst = append(dst, `,"data_type":"`...)
		dst = append(dst, column.Type...)
		dst = append(dst, `"}`...)
	}
	return append(dst, `]}`...)
}

var reservedPrefixes = []string{"__wadup_", "wadup_", "sqlite_"}

func checkTableName(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	for _, prefix := range reservedPrefixes {
		if strings.HasPrefix(fold(name), prefix) {
			return fmt.Errorf("names that begin with %s are reserved", prefix)
		}
	}
	return nil
}

func checkColumns(columns []Column) error {
	if len(columns) == 0 || len(columns) > MaxColumns {
		return fmt.Errorf("a table has 1 to %d columns, not %d", MaxColumns, len(columns))
	}
	seen := map[string]bool{"content_uuid": true}
	for _, column := range columns {
		if err := checkColumn(column, seen); err != nil {
			return fmt.Errorf("column %q: %w", column.Name, err)
		}
		seen[fold(column.Name)] = true
	}
	return nil
}

func checkColumn(column Column, seen map[string]bool) error {
	if err := checkName(column.Name); err != nil {
		return err
	}
	if !column.Type.valid() {
		return fmt.Errorf("unknown type %q; use Int64, Float64, String, Boolean or Bytes", column.Type)
	}
	if fold(column.Name) == "content_uuid" {
		return errors.New("every table has this column already")
	}
	if seen[fold(column.Name)] {
		return errors.New("the name is taken by another column (case does not count)")
	}
	return nil
}

func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("the name is empty")
	case !utf8.ValidString(name):
		return errors.New("the name is not UTF-8")
	case strings.ContainsRune(name, 0):
		return errors.New("the name holds a NUL character")
	case len(name) > MaxNameBytes:
		return fmt.Errorf("the name has %d bytes, more than %d", len(name), MaxNameBytes)
	}
	return nil
}

// fold makes names that differ in case alone equal, as the host does.
func fold(name string) string {
	return strings.ToLower(strings.ToUpper(name))
}
