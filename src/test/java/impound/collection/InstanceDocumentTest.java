package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.gateway.Instances.Described;
import impound.sandbox.http.CallRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What EC2 said of the suspected instance before anything was done to it. */
@ExtendWith(Collected.class)
class InstanceDocumentTest {
    private final Collection collection;

    InstanceDocumentTest(Collection collection) {
        this.collection = collection;
    }

    @Test
    void everything_that_ec2_said_lies_beside_what_we_understand_of_it() {
        var id = collection.suspected().instance();
        var key = collection.incident() + "/instances/" + id + ".json";

        var described = Wire.read(collection.evidence().read(key), Described.class);

        assertThat(described.instance().volumes()).hasSize(2);
        assertThat(described.instance().instanceStore().notKnown()).isEmpty();
        assertThat(described.said().instance().get("InstanceId").asText()).isEqualTo(id);
        assertThat(described.said().volumes()).hasSize(2);
        assertThat(described.said().instanceType().get("InstanceType").asText())
                .isEqualTo(described.instance().type());
        assertThat(described.said().consoleOutput()).isNotEmpty();
    }

    @Test
    void all_questions_come_before_the_first_snapshot() {
        var asked = collection
                .world()
                .sandbox()
                .calls()
                .where(call -> call.service().equals("ec2")
                        && call.account().equals(collection.suspected().account()));

        assertThat(asked)
                .extracting(CallRecord::operation)
                .startsWith(
                        "DescribeInstances",
                        "DescribeVolumes",
                        "DescribeInstanceTypes",
                        "GetConsoleOutput",
                        "CreateSnapshots");
    }
}
