package unisono.test;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/// What the [Bakery] writes: one row of each for each cake.
final class BakeryRows {
    private BakeryRows() {}

    /// What was ordered.
    @Entity
    @Table(schema = "bakery", name = "cake")
    static class Cake {
        @Id private String id;

        /// For Hibernate.
        @NullUnmarked
        Cake() {}

        Cake(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /// What the oven has to do.
    @Entity
    @Table(schema = "bakery", name = "batch")
    static class Batch {
        @Id private String id;

        /// For Hibernate.
        @NullUnmarked
        Batch() {}

        Batch(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /// What the till has to know.
    @Entity
    @Table(schema = "bakery", name = "sale")
    static class Sale {
        @Id private String id;

        /// For Hibernate.
        @NullUnmarked
        Sale() {}

        Sale(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /// Where the courier has to go.
    @Entity
    @Table(schema = "bakery", name = "trip")
    static class Trip {
        @Id private String id;

        /// For Hibernate.
        @NullUnmarked
        Trip() {}

        Trip(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }
}
