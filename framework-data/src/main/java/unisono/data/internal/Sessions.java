package unisono.data.internal;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.ValidationMode;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import unisono.data.DataException;
import unisono.data.ModuleSchema;

/// Hibernate over the entities of all modules. They are named, not searched for: there is no
/// scanning on the module path.
final class Sessions {
    private static final int BATCH = 100;

    private Sessions() {}

    static SessionFactory factory(DataSource source, List<ModuleSchema> schemas) {
        var configuration = new HibernatePersistenceConfiguration("unisono");
        schemas.forEach(schema -> schema.entities().forEach(configuration::managedClass));
        // Or a validator that somebody brought for payloads would be asked for its defaults, too.
        configuration.validationMode(ValidationMode.NONE);
        configuration
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
                .property(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)
                .property(AvailableSettings.HBM2DDL_AUTO, "validate")
                .property(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH)
                .property(AvailableSettings.ORDER_UPDATES, true);
        return created(configuration);
    }

    private static SessionFactory created(HibernatePersistenceConfiguration configuration) {
        try {
            return configuration.createEntityManagerFactory();
        } catch (PersistenceException e) {
            throw new DataException(
                    "The entities do not fit the database: %s. Mend the entity, or add a migration."
                            .formatted(deepest(e).getMessage()),
                    e);
        }
    }

    private static Throwable deepest(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : deepest(cause);
    }
}
