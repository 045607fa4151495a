package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.tool.NeedsTool;
import impound.tool.Tool;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Anybody can verify the closing record with the key beside it; that the key is the right one says only KMS. */
@ExtendWith(Collected.class)
class SignatureTest {
    private final Store evidence;
    private final String closing;

    @TempDir
    private Path folder;

    SignatureTest(Collection collection) {
        this.evidence = collection.evidence();
        this.closing = collection.incident() + "/closing/";
    }

    @Test
    void java_verifies_the_closing_record_and_refuses_a_changed_one() throws GeneralSecurityException {
        var record = evidence.read(closing + "0001.json");
        var changed = record.clone();
        changed[record.length / 2] ^= 1;

        assertThat(isSigned(record)).isTrue();
        assertThat(isSigned(changed)).isFalse();
    }

    @Test
    @NeedsTool(value = "openssl", install = "apt-get install openssl")
    void openssl_verifies_the_closing_record() {
        for (var name : new String[] {"0001.json", "0001.sig", "signing-key.pem"}) {
            evidence.download(closing + name, folder);
        }

        var verified = Tool.run(
                folder,
                "openssl",
                "dgst",
                "-sha256",
                "-verify",
                "signing-key.pem",
                "-signature",
                "0001.sig",
                "0001.json");

        assertThat(verified).isEqualTo(new Tool(0, "Verified OK\n"));
    }

    private boolean isSigned(byte[] record) throws GeneralSecurityException {
        var pem = evidence.text(closing + "signing-key.pem").replaceAll("-----[A-Z ]+-----", "");
        var key = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
        var check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC").generatePublic(key));
        check.update(record);
        return check.verify(evidence.read(closing + "0001.sig"));
    }
}
