package impound.processors.gateway;

import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Instances.SourceAlone;
import impound.processors.gateway.Instances.SourceInstance;
import java.time.Instant;
import java.util.List;

/** What EC2 said of a target before anything was done, as far as we understand it. */
public sealed interface Source permits SourceInstance, SourceAlone {
    /** Its EBS volumes. */
    List<SourceVolume> volumes();

    /** When EC2 was asked. */
    Instant askedAt();
}
