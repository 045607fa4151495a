package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.StageName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** The routes read as the workflow: one for each station, and one shape for all stages. */
class RouteStructureTest {
    private final List<RouteDefinition> routes = Workflow.routes();

    @Test
    void each_station_has_one_route_of_its_name_that_takes_from_its_queue() {
        assertThat(fromQueues())
                .extracting(RouteDefinition::getRouteId)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StageName.values()).map(StageName::text).toList());
        assertThat(fromQueues()).allSatisfy(route -> assertThat(route.getInput().getEndpointUri())
                .startsWith("aws2-sqs://impound-" + route.getRouteId() + "?"));
    }

    @Test
    void every_other_route_is_called_by_these_and_has_a_name() {
        assertThat(routes)
                .filteredOn(route -> route.getInput().getEndpointUri().startsWith("direct:"))
                .extracting(route -> route.getInput().getEndpointUri(), RouteDefinition::getRouteId)
                .doesNotHaveDuplicates()
                .allSatisfy(pair -> assertThat(pair.toList().get(0).toString())
                        .isEqualTo("direct:" + pair.toList().get(1)));
    }

    @Test
    void all_stages_have_one_shape() {
        var shapes = stages().map(RouteStructureTest::shape).toList();

        assertThat(shapes).hasSize(8).containsOnly(shapes.get(0));
        assertThat(shapes.get(0))
                .containsExactly(
                        "process",
                        "removeHeaders",
                        "transform",
                        "filter",
                        "filter/transform",
                        "filter/transform",
                        "filter/transform",
                        "filter/transform",
                        "filter/to");
    }

    @Test
    void each_station_has_one_route_that_replays_what_is_parked_there_and_waits_for_a_person() {
        assertThat(fromParkedQueues())
                .extracting(RouteDefinition::getRouteId)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StageName.values())
                        .map(stage -> "replay-" + stage.text())
                        .toList());
        assertThat(fromParkedQueues())
                .extracting(RouteDefinition::getAutoStartup)
                .containsOnly("false");
    }

    @Test
    void every_route_from_a_queue_says_what_becomes_of_a_failure() {
        assertThat(fromQueues())
                .extracting(RouteDefinition::getRouteConfigurationId)
                .containsOnly(Failures.STOPS, Failures.REJECTIONS);
    }

    private List<RouteDefinition> fromQueues() {
        return routes.stream()
                .filter(route -> route.getInput().getEndpointUri().startsWith("aws2-sqs:"))
                .filter(route -> !fromParkedQueues().contains(route))
                .toList();
    }

    private List<RouteDefinition> fromParkedQueues() {
        return routes.stream()
                .filter(route -> route.getInput().getEndpointUri().contains("-parked?"))
                .toList();
    }

    private Stream<RouteDefinition> stages() {
        var others = List.of("findings", "snapshot", "completed");
        return fromQueues().stream().filter(route -> !others.contains(route.getRouteId()));
    }

    /** The kinds of a route's nodes in order, each under the kinds of those that it stands in. */
    private static List<String> shape(RouteDefinition route) {
        return nodes("", route.getOutputs()).toList();
    }

    private static Stream<String> nodes(String under, List<ProcessorDefinition<?>> outputs) {
        return outputs.stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(under + node.getShortName()),
                        nodes(under + node.getShortName() + "/", node.getOutputs())));
    }
}
