package unisono.test;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;

/// A seat in the database, edited by whoever has seen it.
@Entity
@Table(schema = "theatre", name = "seat")
class SeatRow {
    @Id private String id;
    private String guest;
    @Version private int revision;

    /// For Hibernate.
    @NullUnmarked
    SeatRow() {}

    SeatRow(String id) {
        this.id = id;
        this.guest = "nobody";
    }

    String guest() {
        return guest;
    }

    int revision() {
        return revision;
    }

    void give(String another) {
        guest = another;
    }
}
