package impound.processors.fakes;

import impound.processors.gateway.Keys;
import impound.processors.gateway.Scope;
import impound.processors.id.KeyArn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What KMS says of keys: of one that no test spoke of, nothing. */
public final class FakeKeys implements Keys {
    private final Map<KeyArn, Answer> admitting = new HashMap<>();
    private final Map<KeyArn, Answer> managed = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    public void admits(KeyArn key, Answer answer) {
        admitting.put(key, answer);
    }

    public void isAwsManaged(KeyArn key, Answer answer) {
        managed.put(key, answer);
    }

    /** The questions, each with the account in which it was asked. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer isAwsManaged(Scope scope, KeyArn key) {
        asked.add("managed " + scope.account());
        return managed.getOrDefault(key, Answer.UNKNOWN);
    }

    @Override
    public Answer admits(Scope scope, KeyArn key) {
        asked.add("admits " + scope.account());
        return admitting.getOrDefault(key, Answer.UNKNOWN);
    }
}
