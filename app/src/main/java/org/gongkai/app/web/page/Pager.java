package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param number of this page, counted from 1
 * @param of how many pages there are, at least 1
 */
public record Pager<T>(List<T> items, int number, int of) {
    public Pager {
        items = List.copyOf(items);
    }

    /** The page of this number, empty when the list has no such page; a list without entries has one page. */
    public static <T> Optional<Pager<T>> cut(List<T> all, int number, int size) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        if (number > pages) {
            return Optional.empty();
        }
        int from = (number - 1) * size;
        return Optional.of(new Pager<>(all.subList(from, Math.min(all.size(), from + size)), number, pages));
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < of;
    }
}
