package org.gongkai.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.discover.Paths;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.model.Discovery;

/** Columns are often shells: the list is in a frame, or the page only forwards. */
final class Shells {
    private static final int DEEPEST = 3;
    private static final int FULL_PAGE = 15;

    private final Visits visits;
    private final Trouble trouble;

    Shells(Visits visits, Trouble trouble) {
        this.visits = visits;
        this.trouble = trouble;
    }

    /** What a shell stands for is in its frame, or where it forwards to; on another host it is lost. */
    void elsewhere(Step step, List<Link> links) {
        boolean guess = step.role() == Role.GUESS || step.role() == Role.OPENNESS || step.role() == Role.HUB;
        for (Link link : links) {
            if (link.place() == Place.FRAME && !guess && step.role() != Role.ORGAN) {
                visits.elsewhere(link.uri()).ifPresent(refusal -> trouble.elsewhere(link.uri(), refusal));
            }
        }
    }

    /** Whether the page leads on to another one of the portal, and not too many did before it. */
    boolean isForwarding(Step step, List<Link> links) {
        return above(step) < DEEPEST && links.stream().anyMatch(this::isFrame);
    }

    /** Visits to what is in the frames of a page, which stands for the page itself. */
    List<Step> frames(Step step, List<Link> links, Zone zone) {
        int deep = above(step);
        long content = links.stream().filter(link -> link.place() == Place.BODY).count();
        List<Step> frames = new ArrayList<>();
        if (deep >= DEEPEST || (zone != Zone.REPORTS && content >= FULL_PAGE)) {
            return frames;
        }
        for (Link link : links) {
            if (isFrame(link)) {
                frames.add(new Step(
                        Ask.get(link.uri(), step.ask().target()),
                        step.role(),
                        PortalWalk.START_SCORE + deep + 1,
                        step.depth(),
                        new Discovery("frame", Optional.of(step.ask().identity()), Optional.empty()),
                        step.text(),
                        step.listed(),
                        step.crumbs()));
            }
        }
        return frames;
    }

    private boolean isFrame(Link link) {
        return link.place() == Place.FRAME
                && visits.isWithin(link.uri())
                && !Paths.isDocument(link.uri())
                && !Paths.isFurniture(link.uri());
    }

    private static int above(Step step) {
        return step.found().by().equals("frame") ? step.score() - PortalWalk.START_SCORE : 0;
    }
}
