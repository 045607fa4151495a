package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;

/** What is to be collected, and where it lives: the resource's account and region, never those of the event. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Target {
    AccountId account();

    Region region();

    /** The id under which the target's own documents are filed. */
    String id();

    /** All EBS volumes of one instance. */
    record InstanceTarget(AccountId account, Region region, InstanceId instance) implements Target {
        @Override
        public String id() {
            return instance.value();
        }
    }
}
