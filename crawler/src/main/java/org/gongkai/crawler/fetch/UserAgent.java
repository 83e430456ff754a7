package org.gongkai.crawler.fetch;

import java.util.Optional;
import org.gongkai.config.CrawlerSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a crawl introduces itself: product, version, and whom to write to (RFC 9110, 10.1.5).
 *
 * @param product the token that robots.txt is matched with
 */
public record UserAgent(String product, String version, String contact) {
    /** The product token. */
    public static final String PRODUCT = "gongkai";

    public UserAgent {
        if (contact.isBlank() || contact.chars().anyMatch(c -> c < 0x20 || c > 0x7e || c == '(' || c == ')')) {
            throw new IllegalArgumentException("crawler.user-agent-contact must be an address of mail or web in plain"
                    + " ASCII without brackets, got '" + contact + "'");
        }
    }

    /**
     * The name to crawl under with these settings.
     *
     * @throws IllegalArgumentException when the settings name no contact: nobody is asked anonymously
     */
    public static UserAgent of(CrawlerSettings settings) {
        String contact = settings.userAgentContact()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("crawler.user-agent-contact is not set; a crawl says in"
                        + " every request whom a webmaster can write to: set it to an address of mail or web"));
        @Nullable String version = UserAgent.class.getPackage().getImplementationVersion();
        return new UserAgent(PRODUCT, Optional.ofNullable(version).orElse("1.0"), contact.strip());
    }

    /** The header's value. */
    public String header() {
        return product + "/" + version + " (+" + contact + ")";
    }
}
