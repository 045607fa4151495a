package impound.processors.aws;

import impound.processors.gateway.Keys;
import impound.processors.gateway.Scope;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KmsException;

/** Asks KMS with calls that change nothing: DescribeKey, and a DryRun, which checks all rights and then does no more. */
public final class KmsKeys implements Keys {
    private static final Logger LOG = LoggerFactory.getLogger(KmsKeys.class);

    /** Of another account's key that does not admit us, or that is none; all other errors say nothing of it. */
    private static final Set<String> NOT_FOR_US = Set.of("AccessDeniedException", "NotFoundException");

    private final Function<Region, KmsClient> clients;
    private final Sessions sessions;

    public KmsKeys(Function<Region, KmsClient> clients, Sessions sessions) {
        this.clients = clients;
        this.sessions = sessions;
    }

    @Override
    public Answer isAwsManaged(Scope scope, KeyArn key) {
        try {
            var described = clients.apply(scope.region()).describeKey(r -> r.keyId(key.value())
                    .overrideConfiguration(sessions.looking(scope).override(scope)));
            return described.keyMetadata().keyManager() == KeyManagerType.AWS ? Answer.YES : Answer.NO;
        } catch (SdkException e) {
            return unknown(scope, key, e);
        }
    }

    /** Of the rights that EC2 needs for a disk, this is the one that no key gives to accounts that it does not mean. */
    @Override
    public Answer admits(Scope scope, KeyArn key) {
        try {
            clients.apply(scope.region()).generateDataKeyWithoutPlaintext(r -> r.keyId(key.value())
                    .keySpec(DataKeySpec.AES_256)
                    .dryRun(true)
                    .overrideConfiguration(sessions.looking(scope).override(scope)));
            return Answer.YES;
        } catch (DryRunOperationException e) {
            return Answer.YES; // that is how KMS says that the call would have succeeded
        } catch (KmsException e) {
            return NOT_FOR_US.contains(e.awsErrorDetails().errorCode()) ? Answer.NO : unknown(scope, key, e);
        } catch (SdkException e) {
            return unknown(scope, key, e);
        }
    }

    private static Answer unknown(Scope scope, KeyArn key, SdkException e) {
        LOG.atWarn()
                .addKeyValue("incident", scope.incident())
                .addKeyValue("account", scope.account())
                .addKeyValue("key", key)
                .setCause(e)
                .log("KMS does not say whether the key can be used; trying will");
        return Answer.UNKNOWN;
    }
}
