package wadup_test

import (
	"fmt"
	"math"

	"wadup.dev/wadup"
)

func ExampleTableBuilder() {
	people, err := wadup.NewTableBuilder("people").
		Column("name", wadup.String).
		Column("age", wadup.Int64).
		Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(people.InsertRow([]wadup.Value{wadup.NewString("Ada"), wadup.NewInt64(36)}))
	fmt.Println(people.InsertRow([]wadup.Value{wadup.NewString("Alan"), wadup.NewNull()}))
	// Output:
	// <nil>
	// <nil>
}

func ExampleTable_InsertRow_refused() {
	ratios, err := wadup.DefineTable("ratios", []wadup.Column{{Name: "ratio", Type: wadup.Float64}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ratios.InsertRow([]wadup.Value{wadup.NewFloat64(math.NaN())}))
	fmt.Println(ratios.InsertRow([]wadup.Value{wadup.NewString("0.5")}))
	fmt.Println(ratios.InsertRow(nil))
	// Output:
	// insert into table "ratios": column "ratio": NaN is not a finite number; insert null instead
	// insert into table "ratios": column "ratio": it takes Float64, not String
	// insert into table "ratios": the row has 0 values, the table 1 columns
}

func ExampleDefineTable_refused() {
	_, err := wadup.NewTableBuilder("sqlite_stat").Column("n", wadup.Int64).Build()
	fmt.Println(err)
	_, err = wadup.NewTableBuilder("t").Column("n", wadup.Int64).Column("N", wadup.Int64).Build()
	fmt.Println(err)
	// Output:
	// define table "sqlite_stat": names that begin with sqlite_ are reserved
	// define table "t": column "N": the name is taken by another column (case does not count)
}
