#include "capture/file_notes.h"

namespace smppscope::capture {

namespace {

template <class Note>
void takeAll(std::vector<Note>& into, std::vector<Note>& from, std::uint32_t file) {
    for (Note& note : from) {
        note.file = file;
        into.push_back(std::move(note));
    }
    from.clear();
}

}  // namespace

void FileNotes::take(FileNotes& from, std::uint32_t file) {
    takeAll(drops, from.drops, file);
    takeAll(comments, from.comments, file);
    takeAll(secrets, from.secrets, file);
}

}  // namespace smppscope::capture
