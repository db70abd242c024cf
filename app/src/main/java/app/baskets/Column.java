package app.baskets;

/// The columns of a file of baskets, in its order and named as its header names them.
enum Column {
    InvoiceNo(1),
    StockCode(2),
    Description(3),
    Quantity(4),
    InvoiceDate(5),
    UnitPrice(6),
    CustomerID(7),
    Country(8);

    static final int COUNT = values().length;

    private final int number;

    Column(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    Place of(RawRow row) {
        return new Place(row.line(), number);
    }

    String in(RawRow row) {
        return row.fields().get(number - 1);
    }
}
