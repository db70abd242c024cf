package unisono.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.events.Personal;
import unisono.events.StartupException;

/// Personal data that the application is refused for.
final class PersonalRulesTests {
    @Test
    void reportsAllThatIsWrongWithIt() {
        var data =
                DataModule.of(
                        () -> {
                            throw new AssertionError("No database is needed.");
                        },
                        List.of());

        assertThatThrownBy(() -> Application.builder().module(new School()).install(data).boot())
                .isInstanceOf(StartupException.class)
                .hasMessage(
                        """
                        The application cannot start, for 3 reasons:

                        1. Pupil.name of school.enrolled is @Personal, and not @Nullable: null is what is read when it was erased. Make it @Nullable, or an Optional.
                        2. school.graded carries personal data (Mark.remark), and does not say whose. Add .subject(…) to the constant.
                        3. school.opened names a subject, and no component of Opened is @Personal. Mark what is, or leave subject(…) out.\
                        """);
    }

    public interface SchoolApi extends ModuleApi {
        EventName<Pupil> ENROLLED = EventName.of("school.enrolled", Pupil.class).subject(Pupil::id);
        EventName<Graded> GRADED = EventName.of("school.graded", Graded.class);
        EventName<Opened> OPENED = EventName.of("school.opened", Opened.class).subject(Opened::day);
        EventName<Left> LEFT = EventName.of("school.left", Left.class).subject(Left::id);
    }

    public record Pupil(String id, @Personal String name) {}

    public record Graded(List<Mark> marks) {}

    public record Mark(int mark, @Personal @Nullable String remark) {}

    public record Opened(String day) {}

    public record Left(String id, @Personal Optional<String> reason) {}

    static final class School implements ApplicationModule {
        @Override
        public String name() {
            return "school";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(SchoolApi.class);
        }
    }
}
