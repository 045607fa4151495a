package impound.collector.aws;

import impound.collector.CollectorFailure;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;

/** What the instance metadata service (version 2: with a token) says of the machine that we run on. */
public record InstanceMetadata(String instance, String region, String userData) {

    /** Asks the service, at the address in {@code AWS_EC2_METADATA_SERVICE_ENDPOINT} where that is set. */
    public static InstanceMetadata ask() {
        // Without its own client the SDK would look for a synchronous one on the class path, and find it by luck.
        try (Ec2MetadataClient metadata = Ec2MetadataClient.builder()
                .httpClient(AwsCrtHttpClient.builder())
                .build()) {
            return new InstanceMetadata(
                    metadata.get("/latest/meta-data/instance-id").asString(),
                    metadata.get("/latest/meta-data/placement/region").asString(),
                    metadata.get("/latest/user-data").asString());
        } catch (SdkClientException e) {
            throw new CollectorFailure.NoMetadata(e);
        }
    }
}
