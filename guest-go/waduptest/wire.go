package waduptest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"wadup.dev/wadup"
)

// The files of the guest contract, sections 3 and 4.
type (
	metadataFile struct {
		Tables []tableText `json:"tables"`
		Rows   []rowText   `json:"rows"`
	}
	tableText struct {
		Name    string `json:"name"`
		Columns []struct {
			Name     string         `json:"name"`
			DataType wadup.DataType `json:"data_type"`
		} `json:"columns"`
	}
	rowText struct {
		TableName string                               `json:"table_name"`
		Values    []map[wadup.DataType]json.RawMessage `json:"values"`
	}
	announcement struct {
		Filename string  `json:"filename"`
		Offset   *uint64 `json:"offset"`
		Length   *uint64 `json:"length"`
	}
)

func readJSON(path string, target any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(target); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("text after the JSON value")
	}
	return nil
}

func (t tableText) columns() []wadup.Column {
	columns := make([]wadup.Column, len(t.Columns))
	for i, column := range t.Columns {
		columns[i] = wadup.Column{Name: column.Name, Type: column.DataType}
	}
	return columns
}

func (r rowText) decode() ([]any, error) {
	values := make([]any, len(r.Values))
	for i, tagged := range r.Values {
		for dataType, text := range tagged {
			value, err := decode(dataType, text)
			if err != nil {
				return nil, fmt.Errorf("value %d: %w", i, err)
			}
			values[i] = value
		}
	}
	return values, nil
}

func decode(dataType wadup.DataType, text json.RawMessage) (any, error) {
	switch dataType {
	case wadup.Int64:
		return decodeAs[int64](text)
	case wadup.Float64:
		return decodeAs[float64](text)
	case wadup.String:
		return decodeAs[string](text)
	case wadup.Boolean:
		return decodeAs[bool](text)
	case wadup.Bytes:
		return decodeAs[[]byte](text)
	}
	return nil, fmt.Errorf("unknown type %q", dataType)
}

func decodeAs[T any](text json.RawMessage) (T, error) {
	var value T
	err := json.Unmarshal(text, &value)
	return value, err
}

func (a announcement) slice(content []byte) ([]byte, error) {
	if a.Length == nil {
		return nil, errors.New("an offset without a length")
	}
	size := uint64(len(content))
	if *a.Offset > size || *a.Length > size-*a.Offset {
		return nil, fmt.Errorf("bytes %d+%d lie outside the content of %d", *a.Offset, *a.Length, size)
	}
	return content[*a.Offset : *a.Offset+*a.Length], nil
}
