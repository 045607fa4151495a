package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.s3.BucketRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is there and would still fail every collection, or leave it unprotected, is one line that says what to do. */
class StartAdviceTest extends StartCheck {
    private static final String AT = "impound.us-east-1.";

    @Test
    void a_lock_without_default_retention_would_lock_nothing() throws Exception {
        var rules = new BucketRules(Set.of(), true, true, null, null, true, null);
        world.sandbox().s3().bucket("unlocked", World.SECURITY, "us-east-1", rules);
        world.settings().setProperty(AT + "evidence-bucket", "unlocked");

        var problems = look().problems();

        assertThat(problems)
                .containsExactly(AT + "evidence-bucket is 'unlocked', and its Object Lock has no default"
                        + " retention: set one, since evidence is written without a retention of its own");
    }

    @Test
    void under_a_key_that_aws_manages_no_other_account_could_copy() throws Exception {
        var managed = world.sandbox().keys().awsManaged(World.SECURITY, "us-east-1", "alias/aws/ebs");
        world.settings().setProperty(AT + "forensics-key", managed.arn());

        var problems = look().problems();

        assertThat(problems).singleElement().asString().contains(AT + "forensics-key", "name a key of your own");
    }

    @Test
    void a_security_group_that_is_not_there_is_told() throws Exception {
        world.settings().setProperty(AT + "security-group", "sg-0123456789abcdef0");

        var problems = look().problems();

        assertThat(problems).singleElement().asString().contains(AT + "security-group is 'sg-0123456789abcdef0'");
    }

    @Test
    void no_collector_would_start_in_a_subnet_of_another_network_than_its_security_group() throws Exception {
        var elsewhere = world.ec2().seed().subnet(World.SECURITY, "us-east-1", "us-east-1a");
        world.settings().setProperty(AT + "subnets", "us-east-1a=" + elsewhere.id());

        var problems = look().problems();

        assertThat(problems)
                .singleElement()
                .asString()
                .contains(AT + "subnets with us-east-1a", elsewhere.vpc(), "name two of one network");
    }

    @Test
    void queues_that_are_not_there_are_one_line() throws Exception {
        var prefix = world.settings().getProperty("impound.queue-url-prefix").replace("impound-", "other-");
        world.settings().setProperty("impound.queue-url-prefix", prefix);

        var problems = look().problems();

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("impound.queue-url-prefix is '" + prefix, "findings, findings-parked, snapshot");
    }
}
