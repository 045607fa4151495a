package impound.collection;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a finished collection to each test that wants to read one: one for all, in which nothing out of the ordinary
 * happened. Whatever a test is about, afterwards nothing of the suspected instance must have been touched.
 */
public final class Collected implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Collected.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Collection.class;
    }

    @Override
    public Collection resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Collection.class, kind -> Collection.under(world -> {}), Collection.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var collection = context.getRoot().getStore(OURS).get(Collection.class, Collection.class);
        if (collection != null) {
            collection.site().checkUntouched();
        }
    }
}
