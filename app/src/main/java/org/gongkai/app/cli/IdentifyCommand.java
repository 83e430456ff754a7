package org.gongkai.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.Identity;
import org.gongkai.config.NamedAuthority;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.model.Level;
import org.gongkai.model.ReportJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what a title tells: whether it is that of an annual report, whose, and of which year. */
@Command(
        name = "identify",
        header = "Say what a title tells: an annual report or not, whose, of which year.",
        customSynopsis = {
            "gongkai identify --title TITLE [--url URL] [--site NAME] [--json]",
            "gongkai identify --stdin"
        },
        description = {
            "Reads the title as lists and pages carry it, and looks the authority up in the registry. Where a name"
                    + " belongs to several authorities, the address and the name of the site decide, or it stays"
                    + " open: what is not known is not guessed."
        },
        footer = {
            "  ./gongkai identify --title \"川汇区人民政府2020年政府信息公开工作年度报告\"",
            "  ./gongkai identify --title 2019年政府信息公开工作年度报告 --site 郑州市人民政府",
            "  ./gongkai identify --stdin < titles.jsonl > answers.jsonl",
        })
final class IdentifyCommand implements Callable<Integer> {
    private static final Pattern HOST_OF_A_BROKEN_ADDRESS =
            Pattern.compile("^https?://[\\w.:-]+", Pattern.CASE_INSENSITIVE);

    private final Session session;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--url", paramLabel = "URL", description = "Where the title leads or stood.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--site", paramLabel = "NAME", description = "The name of the web site.")
    private Optional<String> site = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    /** One title, or many. */
    private static final class Source {
        @Option(names = "--title", paramLabel = "TITLE", required = true, description = "The title.")
        private @Nullable String title;

        @Option(
                names = "--stdin",
                required = true,
                description =
                        "Read one JSON object {\"title\", \"url\", \"site\"} from each line, and answer each with one"
                                + " line of JSON.")
        private boolean stdin;
    }

    IdentifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        String title = source.title;
        if (title == null && (url.isPresent() || site.isPresent())) {
            throw new UsageException("--url and --site go with --title; with --stdin they stand in each line");
        }
        Configuration configuration = session.configuration();
        TitleIdentifier identifier = new TitleIdentifier(
                configuration.registry(),
                configuration.portals().stream().map(ConfiguredPortal::portal).toList());
        if (title == null) {
            return identifyLines(identifier);
        }
        Optional<URI> address = url.map(text -> address(text)
                .orElseThrow(() -> new UsageException("--url expects an http or https address, came '" + text + "'")));
        Identity identity = identifier.identify(title, address, site);
        if (json) {
            session.console().json(Answer.of(identity));
        } else {
            show(identity);
        }
        return ExitStatus.DONE;
    }

    private int identifyLines(TitleIdentifier identifier) throws IOException {
        int status = ExitStatus.DONE;
        int number = 0;
        String line;
        while ((line = session.console().in().readLine()) != null) {
            number++;
            try {
                session.console().json(Answer.of(identify(identifier, line)));
            } catch (UnreadableLine e) {
                session.console().json(Answer.unreadable("line " + number + ": " + e.getMessage()));
                status = ExitStatus.DOES_NOT_HOLD;
            }
        }
        return status;
    }

    private static Identity identify(TitleIdentifier identifier, String line) throws UnreadableLine {
        JsonNode object;
        try {
            object = ReportJson.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UnreadableLine("no JSON: " + e.getOriginalMessage());
        }
        if (!object.isObject() || !object.path("title").isTextual()) {
            throw new UnreadableLine("expected {\"title\": \"…\"}, came " + (line.isBlank() ? "nothing" : line));
        }
        return identifier.identify(
                object.path("title").asText(),
                text(object, "url").flatMap(IdentifyCommand::address),
                text(object, "site"));
    }

    private static Optional<String> text(JsonNode object, String key) {
        return Optional.of(object.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** The address; of one that is not written as RFC 3986 wants it, the host, which is what tells whose site it is. */
    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // looked at below
        }
        Matcher host = HOST_OF_A_BROKEN_ADDRESS.matcher(text.strip());
        return host.find() ? Optional.of(URI.create(host.group())) : Optional.empty();
    }

    private void show(Identity identity) {
        Table table = Table.of(Column.word(""), Column.text(""));
        table.row("report", identity.report() ? "yes" : "no: " + identity.reason());
        if (identity.report()) {
            table.row(
                    "authority",
                    identity.authority().map(IdentifyCommand::words).orElse("not told"));
            table.row("year", identity.year().isPresent() ? identity.year().getAsInt() : "not told");
        }
        session.console().print(table);
    }

    private static String words(NamedAuthority authority) {
        String level = authority.level().map(Level::label).orElse("level not told");
        return authority.name() + " (" + level + ", "
                + authority.code().map(code -> "code " + code).orElse("not in the registry, or one of several") + ")";
    }

    /** The JSON answer; {@code error} stands only in the answer to a line that could not be read. */
    private record Answer(
            boolean report,
            @Nullable Issuer authority,
            @Nullable Integer year,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error) {
        static Answer of(Identity identity) {
            return new Answer(
                    identity.report(),
                    identity.authority().map(Issuer::of).orElse(null),
                    identity.year().isPresent() ? (Integer) identity.year().getAsInt() : null,
                    null);
        }

        static Answer unreadable(String error) {
            return new Answer(false, null, null, error);
        }
    }

    private record Issuer(
            String name, @Nullable Level level, @Nullable String code) {
        static Issuer of(NamedAuthority authority) {
            return new Issuer(
                    authority.name(),
                    authority.level().orElse(null),
                    authority.code().orElse(null));
        }
    }

    /** A line of standard input that is no question. */
    private static final class UnreadableLine extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableLine(String message) {
            super(message);
        }
    }
}
