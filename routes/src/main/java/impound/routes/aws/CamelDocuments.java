package impound.routes.aws;

import impound.processors.aws.Conditional;
import impound.processors.gateway.Documents;
import impound.processors.id.Region;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The evidence bucket's small documents, by way of Camel's S3 component. */
public final class CamelDocuments implements Documents {
    private final DirectCalls calls;

    public CamelDocuments(ProducerTemplate template) {
        this.calls = new DirectCalls(template);
    }

    @Override
    public boolean writeOnce(Region region, String key, byte[] document) {
        return Conditional.write(() -> calls.call(AwsRoutes.WRITE_DOCUMENT + region, document, key(key), Object.class));
    }

    @Override
    public Optional<byte[]> read(Region region, String key) {
        try {
            return Optional.of(calls.call(AwsRoutes.READ_DOCUMENT + region, null, key(key), byte[].class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> key(String key) {
        return Map.of(AWS2S3Constants.KEY, key);
    }
}
