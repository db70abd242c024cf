package app.baskets;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/// Collects the fields of the row that is being parsed, and so always knows where the parser
/// stands: what goes wrong below it (a broken byte, a truncated archive) can be told with line and
/// column.
///
/// Fields beyond the last column are counted and not kept, so a row of a million fields costs
/// nothing.
final class RowCollector extends CsvCallbackHandler<RawRow> {
    private long line = 1;
    private int width;
    private boolean empty;
    private List<String> fields = new ArrayList<>();

    Place place() {
        return new Place(line, width + 1);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        width = 0;
        empty = false;
        fields = new ArrayList<>(Column.COUNT);
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (width < Column.COUNT) {
            fields.add(new String(buffer, offset, length));
        }
        width++;
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("The parser was told that there are no comments.");
    }

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return width;
    }

    @Override
    protected RawRow buildRecord() {
        return new RawRow(line, width, fields);
    }
}
