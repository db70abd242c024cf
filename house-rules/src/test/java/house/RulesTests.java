package house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each rule finds what breaks it, and says where and how to mend it.
final class RulesTests {
    @Test
    void findsALongFile() {
        var source = source("// one line\n".repeat(401));

        assertThat(SizeRules.files(source))
                .containsExactly(
                        "shop/src/main/java/X.java:1 has 401 lines, and 400 are the limit. Move what has a name of its own to its own file.");
    }

    @Test
    void findsALongMethod() {
        var source =
                source(
                        "class X {\n    void run() {\n"
                                + "        run();\n".repeat(59)
                                + "    }\n}\n");

        assertThat(SizeRules.methods(source))
                .containsExactly(
                        "shop/src/main/java/X.java:2 run has 61 lines, and 60 are the limit. Give its paragraphs names, as methods.");
    }

    @Test
    void findsALongLineButNotALongString() {
        var source =
                source(
                        """
                        class X {
                            int %s;
                            String text = "%s";
                        }
                        """
                                .formatted("a".repeat(100), "a".repeat(100)));

        assertThat(SizeRules.lines(source))
                .containsExactly(
                        "shop/src/main/java/X.java:2 is 109 characters long, and 100 are the limit. Break it.");
    }

    @Test
    void findsDeepNestingButNotAChain() {
        var source =
                source(
                        """
                        class X {
                            void run(int a) {
                                for (int i = 0; i < a; i++) {
                                    if (i == 1) {
                                        run(1);
                                    } else if (i == 2) {
                                        run(2);
                                    } else if (i == 3) {
                                        while (true) {}
                                    }
                                }
                            }
                        }
                        """);

        assertThat(SizeRules.nesting(source))
                .containsExactly(
                        "shop/src/main/java/X.java:9 is nested 3 deep, and 2 are the limit. Make the inner part a method, or return early.");
    }

    @Test
    void findsEmptyNames() {
        var source =
                source(
                        """
                        class OrderServiceImpl {
                            int getOrder() { return 1; }
                            @Override public String getMessage() { return ""; }
                            int settle() { return 1; }
                        }
                        class Hearing extends EventManager {}
                        class Doing extends ModuleCommands {}
                        abstract class Language extends EventManager {}
                        """);

        assertThat(NameRules.types(source))
                .containsExactly(
                        "shop/src/main/java/X.java:1 OrderServiceImpl says nothing about what it is. Name what is special about it: PostgresOutbox, PlaceOrder.");
        assertThat(NameRules.accessors(source))
                .containsExactly(
                        "shop/src/main/java/X.java:2 getOrder has a prefix that says nothing. Ask with a noun, change with a verb: price(), reprice(...).");
        assertThat(NameRules.managers(source))
                .containsExactly(
                        "shop/src/main/java/X.java:6 Hearing extends EventManager, and is not found as one. End its name with Events: OrderEvents.",
                        "shop/src/main/java/X.java:7 Doing extends ModuleCommands, and is not found as one. End its name with Commands: OrderCommands.");
    }

    @Test
    void findsTestsThatProveNothing() {
        var source =
                source(
                        """
                        class XTest {
                            @Test void a() { assertThat(1).isEqualTo(1); }
                            @Test void b() { check(); }
                            @Test @Disabled void c() { run(); }
                            void check() { assertThat(1).isEqualTo(1); }
                        }
                        """);

        assertThat(TestRules.classes(source))
                .containsExactly(
                        "shop/src/main/java/X.java:1 XTest has tests that the build does not run. End its name with Tests.");
        assertThat(TestRules.assertions(source))
                .containsExactly(
                        "shop/src/main/java/X.java:4 c asserts nothing. Say what would be different if the behaviour were gone.");
        assertThat(TestRules.skipping(source))
                .containsExactly(
                        "shop/src/main/java/X.java:4 Disabled lets a test not run, which looks like a test that passed. Make it run everywhere, or delete it.");
    }

    @Test
    void findsWallsWithHoles() {
        var source =
                source(
                        """
                        module shop.cart {
                            exports shop.cart;
                            opens shop.cart.internal;
                            requires shop.order;
                        }
                        """);

        assertThat(ModuleRules.descriptors(source))
                .containsExactly(
                        "shop/src/main/java/X.java:1 the module shop.cart does not say what it is for. Begin it with a sentence in the words of its business.",
                        "shop/src/main/java/X.java:1 the module shop.cart is not @NullMarked, so NullAway does not look at it. Mark it.",
                        "shop/src/main/java/X.java:3 is open to everybody. Open one package to the library that must reflect on it: opens x.internal to com.google.guice.",
                        "shop/src/main/java/X.java:4 stands too late. The order is requires, exports, opens, uses, provides.");
    }

    @Test
    void findsADependencyThatTheDesignForbids() {
        var source = source("module shop.cart { requires shop.order; requires unisono.web; }");
        var table =
                DesignTable.of(
                        new Page(
                                "design.md",
                                """
                                | `framework-web` | `unisono.web` | HTTP | nothing |
                                | `module-cart` | `shop.cart` | carts | the framework |
                                | `module-order` | `shop.order` | orders | the framework, `shop.cart` |
                                """));

        assertThat(ModuleRules.requirements(source, table))
                .containsExactly(
                        "shop/src/main/java/X.java:1 shop.cart requires shop.order, which the table of docs/design.md does not allow. Call down and hear up: move the type, or send an event.");
    }

    @Test
    void findsWhatIsExportedUnexplained() {
        var source =
                source(
                        """
                        package shop.cart;
                        /// A cart.
                        public interface X {
                            record Y() {}
                            /// Explained.
                            record Z() {}
                        }
                        """);

        assertThat(ModuleRules.undocumentedTypes(source, Set.of("shop.cart")))
                .containsExactly(
                        "shop/src/main/java/X.java:4 Y is for others to use, and does not say what it is. Begin it with a sentence of Javadoc.");
        assertThat(ModuleRules.undocumentedTypes(source, Set.of("shop.order"))).isEmpty();
    }

    @Test
    void findsWhatNoFileMayHold() {
        var page =
                new Page(
                        "x.md",
                        "Do it later: TO" + "DO\nin /ro" + "ot/x \nhttps:" + "//files.org/x.jar\n");

        assertThat(TextRules.unfinished(page))
                .containsExactly(
                        "x.md:1 TO"
                                + "DO promises work that nobody sees. Do it, or open an issue.");
        assertThat(TextRules.machinePaths(page))
                .containsExactly(
                        "x.md:2 /ro"
                                + "ot/x is a path of one machine. Say it relative to the checkout.");
        assertThat(TextRules.addresses(page))
                .containsExactly(
                        "x.md:3 https:"
                                + "//files.org/x.jar is no page that this house refers to. What is fetched comes through Maven; a page to read is added to TextRules.");
        assertThat(TextRules.spaces(page))
                .containsExactly(
                        "x.md:2 has a tab, a carriage return, blanks at the end of a line, or no line end at the end of the file. Run mvn spotless:apply.");
    }

    @Test
    void findsExamplesThatNobodyCompiled() {
        var page =
                new Page(
                        "x.md",
                        """
                        ```java
                        run(1);
                        // …
                        run(3);
                        ```
                        ```java
                        run(4);
                        ```
                        ```java sketch
                        run(2);
                        ```
                        ```kotlin
                        ```
                        """);
        var documentation =
                new Documentation(
                        List.of(page), List.of(source("class X {{ run(1); run(2); run(3); }}")));

        assertThat(documentation.unproven())
                .containsExactly(
                        "x.md:6 stands in no source. Copy it from one, word for word; if it cannot be compiled yet, mark it ```java sketch.");
        assertThat(documentation.modest())
                .containsExactly(
                        "x.md:9 is marked as a sketch, and stands in a source. Mark it ```java.");
        assertThat(documentation.unmarked())
                .containsExactly(
                        "x.md:12 is marked \"kotlin\", which nobody checks. Mark it ```java, ```java sketch, or one of [json, sh, sql, text, xml].");
    }

    private static Source source(String text) {
        return Source.of("shop/src/main/java/X.java", text);
    }
}
