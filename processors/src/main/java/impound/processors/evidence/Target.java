package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;
import impound.processors.id.VolumeId;

/** What is to be collected, and where it lives: the resource's account and region, never those of the event. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Target {
    AccountId account();

    Region region();

    /** The id under which the target's own documents are filed. */
    String id();

    /** Its id in EC2: what people know it by. */
    String name();

    /** What EC2 calls such a thing, in one word. */
    String noun();

    /** All EBS volumes of one instance. */
    record InstanceTarget(AccountId account, Region region, InstanceId instance) implements Target {
        @Override
        public String id() {
            return instance.value();
        }

        @Override
        public String name() {
            return instance.value();
        }

        @Override
        public String noun() {
            return "Instance";
        }
    }

    /** One EBS volume, whether an instance has it attached or not. */
    record VolumeTarget(AccountId account, Region region, VolumeId volume) implements Target {
        /** Not the volume's own id: under that its chain is filed. */
        @Override
        public String id() {
            return "target-" + volume;
        }

        @Override
        public String name() {
            return volume.value();
        }

        @Override
        public String noun() {
            return "Volume";
        }
    }
}
