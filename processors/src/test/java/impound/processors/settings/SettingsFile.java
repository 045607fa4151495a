package impound.processors.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import impound.processors.fakes.Ids;
import impound.processors.fakes.WrittenIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file in which every setting is right, until a test changes one, and what the reader makes of it. */
abstract class SettingsFile {
    final Map<String, String> file = new HashMap<>(Map.of(
            "impound.security-account", "444455556666",
            "impound.regions", "us-east-1",
            "impound.monitored-accounts", "111122223333, 123456789012",
            "impound.us-east-1.evidence-bucket", "evidence-us-east-1",
            "impound.us-east-1.work-bucket", "evidence-us-east-1-work",
            "impound.us-east-1.forensics-key", Ids.KEY.value(),
            "impound.us-east-1.signing-key", "arn:aws:kms:us-east-1:444455556666:key/signing",
            "impound.us-east-1.machine-image", "ami-0c0000000000001a1",
            "impound.us-east-1.security-group", "sg-0c000000",
            "impound.us-east-1.subnets", "us-east-1b=subnet-0000000b, us-east-1a=subnet-0000000a"));

    SettingsFile() {
        file.put("impound.us-east-1.topic", "arn:aws:sns:us-east-1:444455556666:impound");
    }

    Settings read() {
        return new SettingsReader(new WrittenIn(file)).read();
    }

    List<String> problems() {
        return catchThrowableOfType(SettingsProblems.class, this::read).lines();
    }
}
