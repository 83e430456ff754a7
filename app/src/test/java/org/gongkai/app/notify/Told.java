package org.gongkai.app.notify;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/** Events as feeds have them. */
final class Told {
    private Told() {}

    static FeedEvent event(FeedEvent.Kind kind, String authority, Instant at) {
        return new FeedEvent(
                kind,
                new ReportKey(authority, 2025),
                "新乡市凤泉区人民政府",
                at,
                kind == FeedEvent.Kind.MISSING ? 0 : 1,
                "",
                Optional.of(URI.create("http://fengquan.example/2025.html")),
                new Wording("published", "公布"),
                new Wording("seen for the\r\nfirst time", "首次见到"));
    }
}
