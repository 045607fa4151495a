package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What RunInstances takes, by EC2's reference of it; what comes of it is in MachinesTest. */
class LaunchesTest extends Ec2World {
    private String image;
    private String subnet;

    @BeforeEach
    void prepare() {
        image = ec2.seed().image(SECURITY, REGION, "collector").id();
        subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
    }

    @Test
    void the_same_client_token_launches_one_instance() {
        var first = launch("user data", ask -> ask.clientToken("once"));
        var again = launch("user data", ask -> ask.clientToken("once"));

        assertThat(again).isEqualTo(first);
        assertRefused("IdempotentParameterMismatch", () -> launch("other", ask -> ask.clientToken("once")));
    }

    /** EC2's reference of RunInstances. */
    @Test
    void a_client_token_has_no_more_than_64_characters() {
        var longest = launch("", ask -> ask.clientToken("x".repeat(64)));

        assertThat(longest).startsWith("i-");
        assertRefused("InvalidParameterValue", () -> launch("", ask -> ask.clientToken("x".repeat(65))));
    }

    @Test
    void nothing_runs_where_ec2_would_refuse() {
        assertRefused("InvalidAMIID.NotFound", () -> launch("", ask -> ask.imageId("ami-00000000000000000")));
        assertRefused("InvalidSubnetID.NotFound", () -> launch("", ask -> ask.subnetId("subnet-00000000000000000")));
        assertRefused("InvalidParameterValue", () -> launch("x".repeat(16_385), ask -> {}));
        assertRefused(
                "InvalidParameterValue",
                () -> launch("", ask -> ask.iamInstanceProfile(profile -> profile.name("nobody"))));
    }

    /** Its words are from reports, such as QT-DevOps/DevOpsIssues#256. */
    @Test
    void a_security_group_must_be_ones_own_and_of_the_network_of_the_subnet() {
        var own = ec2.seed().subnet(SECURITY, REGION, ZONE);
        var group = ec2.seed().securityGroup(own).id();
        var elsewhere = ec2.seed()
                .securityGroup(ec2.seed().subnet(SECURITY, REGION, ZONE))
                .id();
        var foreign = ec2.seed()
                .securityGroup(ec2.seed().subnet(MONITORED, REGION, ZONE))
                .id();

        assertThat(launch("", ask -> ask.subnetId(own.id()).securityGroupIds(group)))
                .startsWith("i-");
        assertRefused(
                "InvalidParameter",
                () -> launch("", ask -> ask.subnetId(own.id()).securityGroupIds(elsewhere)));
        assertRefused(
                "InvalidGroup.NotFound",
                () -> launch("", ask -> ask.subnetId(own.id()).securityGroupIds(foreign)));
        assertRefused("InvalidGroupId.Malformed", () -> launch("", ask -> ask.securityGroupIds("default")));
    }

    private String launch(String userData, Consumer<RunInstancesRequest.Builder> more) {
        var made = security.runInstances(ask -> {
            ask.imageId(image)
                    .instanceType("m6i.large")
                    .subnetId(subnet)
                    .minCount(1)
                    .maxCount(1);
            ask.userData(Base64.getEncoder().encodeToString(userData.getBytes(UTF_8)));
            more.accept(ask);
        });
        return made.instances().get(0).instanceId();
    }
}
