package wadup

import "fmt"

// TableBuilder collects the columns of a table.
type TableBuilder struct {
	name    string
	columns []Column
}

// NewTableBuilder begins a table.
func NewTableBuilder(name string) *TableBuilder {
	return &TableBuilder{name: name}
}

// Column adds a column and returns the builder.
func (b *TableBuilder) Column(name string, dataType DataType) *TableBuilder {
	b.columns = append(b.columns, Column{Name: name, Type: dataType})
	return b
}

// Build defines the table; it fails where [DefineTable] does.
func (b *TableBuilder) Build() (*Table, error) {
	return DefineTable(b.name, b.columns)
}

// Table takes rows.
type Table struct {
	schema *schema
}

// DefineTable defines a table with these columns. A table may be defined any number of times with
// the same columns; it fails if the schema breaks the guest contract or differs from the one
// defined before under that name.
func DefineTable(name string, columns []Column) (*Table, error) {
	schema, err := newSchema(name, columns)
	if err != nil {
		return nil, err
	}
	known, err := pending.define(schema)
	if err != nil {
		return nil, err
	}
	return &Table{schema: known}, nil
}

// InsertRow adds a row, one value for each column in the order of their definition. A row that is
// refused leaves no trace; the error names the table and the column.
func (t *Table) InsertRow(values []Value) error {
	if err := t.schema.check(values); err != nil {
		return fmt.Errorf("insert into table %q: %w", t.schema.name, err)
	}
	return pending.insert(t.schema, values)
}

func (s *schema) check(values []Value) error {
	if len(values) != len(s.columns) {
		return fmt.Errorf("the row has %d values, the table %d columns", len(values), len(s.columns))
	}
	for i, value := range values {
		if err := value.check(s.columns[i]); err != nil {
			return fmt.Errorf("column %q: %w", s.columns[i].Name, err)
		}
	}
	return nil
}
