package unisono.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unisono.postgres.PostgresException;

/// As whom the server runs: as ourselves, but PostgreSQL refuses root.
///
/// Root's server runs as the owner of its data. Where that is root, too, it runs in a user
/// namespace that knows no root: the files stay root's, and directories that others may not enter
/// are no obstacle. Where namespaces are forbidden (in most containers) the data go to the account
/// 65534, and the server may pass closed directories by the capability to do so.
///
/// @param uid the account of the files, or -1 for our own
/// @param gid its group, or -1
/// @param prefix the words before a command that make it run so
record ServerAccount(int uid, int gid, List<String> prefix) {

    private static final int OURS = -1;
    private static final int NOBODY = 65534;

    static ServerAccount of(ServerHome home) throws IOException {
        if (!isRoot()) {
            return new ServerAccount(OURS, OURS, List.of());
        }
        var owned = Files.exists(home.data()) ? home.data() : home.directory();
        var owner = (int) Files.getAttribute(owned, "unix:uid");
        if (owner == 0 && Command.quiet(List.of("unshare", "-U", "true")).succeeds()) {
            return new ServerAccount(OURS, OURS, List.of("unshare", "-U"));
        }
        if (owner == 0 && Files.exists(home.data())) {
            throw impossible(
                    "user namespaces are not permitted, and %s belongs to root".formatted(owned));
        }
        return owner == 0
                ? as(NOBODY, NOBODY)
                : as(owner, (int) Files.getAttribute(owned, "unix:gid"));
    }

    private static ServerAccount as(int uid, int gid) {
        var prefix =
                List.of(
                        "setpriv",
                        "--reuid=" + uid,
                        "--regid=" + gid,
                        "--clear-groups",
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=-all,+dac_override");
        var account = new ServerAccount(uid, gid, prefix);
        if (!Command.quiet(account.command(List.of("true"))).succeeds()) {
            throw impossible("neither unshare -U nor setpriv can give up root's rights");
        }
        return account;
    }

    private static PostgresException impossible(String why) {
        return new PostgresException(
                """
                PostgreSQL does not run as root, and %s. Run as an ordinary user, or use \
                a PostgreSQL of your own with UNISONO_JDBC_URL.\
                """
                        .formatted(why));
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /// Whether it is another account than the one that runs us.
    boolean isForeign() {
        return uid != OURS;
    }

    List<String> command(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /// The same for the server itself, which the kernel interrupts when the keeper dies; where
    /// there is no such service, the doorman of keeper.sh ends the server with its last user.
    List<String> boundCommand(List<String> words) {
        if (!Command.quiet(List.of("setpriv", "--pdeathsig", "INT", "true")).succeeds()) {
            return command(words);
        }
        var bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
        bound.addAll(words);
        return command(bound);
    }

    void own(Path file) throws IOException {
        if (isForeign()) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        }
    }
}
