package unisono.test;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/// What nobody edits, and has no version.
@Entity
@Table(schema = "theatre", name = "poster")
class PosterRow {
    @Id private String id;

    /// For Hibernate.
    @NullUnmarked
    PosterRow() {}

    PosterRow(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
