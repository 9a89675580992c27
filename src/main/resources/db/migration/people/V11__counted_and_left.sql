-- Who acts in the chain is nobody who has left: asked of the few who have, not of everybody.
create index person_left on people.person (institution_id, id) where left_at is not null;

-- How many students there are, without opening one of them.
create index person_students on people.person (institution_id)
  where kind = 'student' and left_at is null;

-- The staff, among tens of thousands of students.
create index person_staff on people.person (institution_id, id)
  where kind = 'staff' and left_at is null;

-- The posts of one of the staff.
create index post_person on people.post (institution_id, person_id);

-- Whether the roster says of anybody at all that they stay.
create index person_staying on people.person (institution_id)
  where staying and kind = 'student' and left_at is null;
