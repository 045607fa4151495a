package impound.routes.aws;

import impound.collector.record.RecordJson;
import impound.processors.aws.Ec2;
import impound.processors.aws.Offerings;
import impound.processors.evidence.Act;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.id.InstanceId;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** The collectors' machines, by way of Camel's EC2 component. */
public final class CamelCollectors implements Collectors {
    private final DirectCalls calls;
    private final Ec2 ec2;
    private final Offerings offerings;
    private final Settings settings;

    public CamelCollectors(ProducerTemplate template, Ec2 ec2, Offerings offerings, Settings settings) {
        this.calls = new DirectCalls(template);
        this.ec2 = ec2;
        this.offerings = offerings;
        this.settings = settings;
    }

    @Override
    public Optional<Collector> find(Scope scope, InstanceId collector) {
        return Ec2.ifThere(() -> describe(scope, request -> request.instanceIds(collector.value())));
    }

    @Override
    public List<Collector> tagged(Scope scope, Tags tags) {
        return describe(scope, request -> request.filters(Ec2.filters(tags)));
    }

    @Override
    public Set<Zone> zonesOffering(Scope scope, String type) {
        return offerings.zones(scope, type);
    }

    @Override
    public Made<InstanceId> launch(Scope scope, Order order) {
        var answer = call(AwsRoutes.RUN_COLLECTOR, scope, run(scope, order), RunInstancesResponse.class);
        var launched = answer.instances().get(0).instanceId();
        return new Made<>(new InstanceId(launched), ec2.act("RunInstances", scope, answer));
    }

    @Override
    public Act terminate(Scope scope, InstanceId collector) {
        var request = TerminateInstancesRequest.builder()
                .instanceIds(collector.value())
                .overrideConfiguration(ec2.changing(scope))
                .build();
        var answer = call(AwsRoutes.TERMINATE_COLLECTOR, scope, request, TerminateInstancesResponse.class);
        return ec2.act("TerminateInstances", scope, answer);
    }

    /** No key pair, no shell script: the machine image knows what to do, and user data points at the task. */
    private RunInstancesRequest run(Scope scope, Order order) {
        var region = settings.in(scope.region());
        var userData = Base64.getEncoder().encodeToString(RecordJson.write(order.task()));
        return RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .imageId(region.machineImage())
                .instanceType(order.type())
                .subnetId(region.subnets().get(order.zone()))
                .securityGroupIds(region.securityGroup())
                .iamInstanceProfile(profile -> profile.name(region.instanceProfile()))
                .userData(userData)
                .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE)
                .metadataOptions(options -> options.httpTokens(HttpTokensState.REQUIRED))
                .clientToken(order.clientToken())
                .tagSpecifications(Ec2.specification(ResourceType.INSTANCE, order.tags()))
                .overrideConfiguration(ec2.changing(scope))
                .build();
    }

    private List<Collector> describe(Scope scope, Consumer<DescribeInstancesRequest.Builder> which) {
        var request = DescribeInstancesRequest.builder()
                .applyMutation(which)
                .overrideConfiguration(ec2.looking(scope))
                .build();
        var answer = call(AwsRoutes.DESCRIBE_COLLECTORS, scope, request, DescribeInstancesResponse.class);
        return answer.reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(CamelCollectors::collector)
                .toList();
    }

    private <T> T call(String route, Scope scope, Object request, Class<T> answer) {
        return calls.call(route + scope.region(), request, Map.of(), answer);
    }

    /** EC2 has two places for it, and need not fill either (EC2 API Reference, Instance). */
    private static String stateReason(Instance found) {
        return Stream.of(
                        Optional.ofNullable(found.stateReason()).map(StateReason::message),
                        Optional.ofNullable(found.stateTransitionReason()))
                .flatMap(Optional::stream)
                .filter(reason -> !reason.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Collector collector(Instance found) {
        return new Collector(
                new InstanceId(found.instanceId()),
                found.state().nameAsString(),
                stateReason(found),
                found.instanceTypeAsString(),
                found.imageId());
    }
}
