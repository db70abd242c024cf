package unisono.data;

import java.util.List;

/// What a module stores: one schema, its migrations, its entities.
///
/// Found by `ServiceLoader`: `provides unisono.data.ModuleSchema with …`. Migrations are Flyway's,
/// in the module's jar below `META-INF/unisono/migrations/<name>/`: `V1__carts.sql`. A directory
/// below `META-INF` is readable without `opens`, and two modules may both have one.
public interface ModuleSchema {
    /// The schema's name in the database, unique in the application: `cart`. Letters, digits and
    /// underscores; no word that SQL reserves.
    String name();

    /// The entities, each with `@Table(schema = …)` naming this schema. Their package is opened to
    /// `org.hibernate.orm.core`; they may be hidden and package-private.
    List<Class<?>> entities();
}
