package impound.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.RoutesBuilder;

/** Which part may know which: the arrows of the design, over the imports. */
@AnalyzeClasses(packages = "impound", importOptions = Production.class)
class ArrowsTest {
    private static final String COLLECTOR = "impound.collector";
    private static final String[] COLLECTOR_BUT_RECORDS = {
        COLLECTOR,
        COLLECTOR + ".aws..",
        COLLECTOR + ".device..",
        COLLECTOR + ".digest..",
        COLLECTOR + ".hand..",
        COLLECTOR + ".report..",
        COLLECTOR + ".upload.."
    };
    private static final String PROCESSORS = "impound.processors..";
    private static final String ROUTES = "impound.routes..";
    private static final String SANDBOX = "impound.sandbox..";
    private static final String DRILL = "impound.sandbox.drill..";

    @ArchTest
    static final ArchRule the_collector_knows_nobody = noClasses()
            .that()
            .resideInAPackage("impound.collector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSORS, ROUTES, SANDBOX);

    @ArchTest
    static final ArchRule only_the_collector_knows_more_of_it_than_its_records = noClasses()
            .that()
            .resideOutsideOfPackage("impound.collector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COLLECTOR_BUT_RECORDS);

    @ArchTest
    static final ArchRule the_collectors_records_know_nothing_of_its_work = noClasses()
            .that()
            .resideInAPackage("impound.collector.record..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COLLECTOR_BUT_RECORDS);

    @ArchTest
    static final ArchRule processors_know_neither_routes_nor_sandbox = noClasses()
            .that()
            .resideInAPackage(PROCESSORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROUTES, SANDBOX);

    @ArchTest
    static final ArchRule routes_do_not_know_the_sandbox = noClasses()
            .that()
            .resideInAPackage(ROUTES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SANDBOX);

    @ArchTest
    static final ArchRule the_sandbox_but_for_the_drill_knows_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage(SANDBOX)
            .and()
            .resideOutsideOfPackage(DRILL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("impound.collector..", PROCESSORS, ROUTES, DRILL);

    @ArchTest
    static final ArchRule only_routes_know_camel = noClasses()
            .that()
            .resideOutsideOfPackage(ROUTES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule the_workflows_routes_know_neither_aws_nor_json = noClasses()
            .that()
            .resideInAPackage("impound.routes")
            .and()
            .areAssignableTo(RoutesBuilder.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.fasterxml.jackson..");
}
