package app.baskets;

/// The columns of a file of baskets, in its order and named as its header names them.
enum Column {
    InvoiceNo(1, 32),
    StockCode(2, 64),
    Description(3, 500),
    Quantity(4, 32),
    InvoiceDate(5, 32),
    UnitPrice(6, 32),
    CustomerID(7, 100),
    Country(8, 100);

    static final int COUNT = values().length;

    private final int number;
    private final int charsMax;

    Column(int number, int charsMax) {
        this.number = number;
        this.charsMax = charsMax;
    }

    int number() {
        return number;
    }

    /// How long a field may be: as long as the shop takes it.
    int charsMax() {
        return charsMax;
    }

    Place of(RawRow row) {
        return new Place(row.line(), number);
    }

    String in(RawRow row) {
        return row.fields().get(number - 1);
    }
}
