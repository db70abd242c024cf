package unisono.cli.internal;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The versions of Unisono and of the JDK under it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var unisono =
                Optional.ofNullable(Version.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion);
        return new String[] {
            "Unisono " + unisono.orElse("of no version"),
            "Java %s (%s)"
                    .formatted(Runtime.version(), System.getProperty("java.vendor", "unknown"))
        };
    }
}
