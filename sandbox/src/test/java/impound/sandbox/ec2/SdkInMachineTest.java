package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SdkInMachineTest extends Ec2World {
    @Override
    List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Surefire starts its own process with a jar that only points at the classes.
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(java, "-Xmx128m", "-cp", classes, WhoAmI.class.getName());
    }

    @Test
    void the_sdk_finds_keys_region_and_endpoint_by_itself() throws Exception {
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        ec2.seed().instanceProfile(SECURITY, "collector", "arn:aws:iam::444455556666:role/collector");
        var instance = security.runInstances(ask -> ask.imageId(image)
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1)
                        .iamInstanceProfile(profile -> profile.name("collector")))
                .instances()
                .get(0)
                .instanceId();

        time.advance(Duration.ofSeconds(40));

        var machine = ec2.view().instance(instance).machine().orElseThrow();
        machine.poweredOff().get(60, TimeUnit.SECONDS);
        assertThat(machine.console())
                .contains("I am arn:aws:sts::444455556666:assumed-role/collector/%s in %s".formatted(instance, REGION));
    }
}
