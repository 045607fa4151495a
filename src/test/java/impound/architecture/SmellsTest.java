package impound.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;

/** Smells that a machine can find, so that a reviewer need not. */
@AnalyzeClasses(packages = "impound", importOptions = Production.class)
class SmellsTest {
    @ArchTest
    static final ArchRule a_name_says_what_a_thing_does_for_whom = noClasses()
            .should()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Data")
            .orShould()
            .haveSimpleNameEndingWith("Info")
            .orShould()
            .haveSimpleNameEndingWith("Common");

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .accessTargetWhere(use(Thread.class, "sleep"))
            .orShould()
            .accessTargetWhere(use(java.util.concurrent.TimeUnit.class, "sleep"));

    @ArchTest
    static final ArchRule nothing_reads_the_environment_past_the_settings = noClasses()
            .that(are("the source of settings", "routes.SettingsSource"))
            .should()
            .accessTargetWhere(use(System.class, "getenv"));

    /** Who puts parts together hands out the clock; nobody else looks at one. */
    @ArchTest
    static final ArchRule only_wiring_takes_the_time_from_the_machine = noClasses()
            .that(are(
                    "wiring",
                    "collector.Run",
                    "collector.hand.HashCommand",
                    "collector.hand.ImageCommand",
                    "routes.command.RunCommand",
                    "routes.command.ReplayCommand",
                    "routes.command.SweepCommand",
                    "routes.command.OrderCommand",
                    "routes.command.CaptureCommand",
                    "sandbox.drill.Drill",
                    "sandbox.WallTime"))
            .should()
            .accessTargetWhere(use(Instant.class, "now"))
            .orShould()
            .accessTargetWhere(use(Clock.class, "system.*"))
            .orShould()
            .accessTargetWhere(use(System.class, "currentTimeMillis"));

    /** What the aggregation remembers of a version, and what Camel says of a failure; no step hands data to another so. */
    @ArchTest
    static final ArchRule no_step_hands_data_to_another_in_exchange_properties = noClasses()
            .that(are("what knows exchanges", "routes.GroupRepository", "routes.Failed"))
            .should()
            .accessTargetWhere(use(Exchange.class, "(get|set)Propert.*"));

    private static DescribedPredicate<JavaClass> are(String what, String... names) {
        return DescribedPredicate.describe("are not " + what, type -> java.util.Arrays.stream(names)
                .noneMatch(one -> type.getName().startsWith("impound." + one)));
    }

    private static DescribedPredicate<JavaAccess<?>> use(Class<?> type, String method) {
        return target(nameMatching(method)).and(target(owner(name(type.getName()))));
    }
}
