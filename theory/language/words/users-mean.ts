/** `E_users(f)`: the mean over the users, Σ_u share_u f_u. f may use `w_u` and `r_u`. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const usersMean = defineWord({
  name: 'E_users',
  gives: 'scalar',
  takes: ['of a user'],
  typeset: (set, of) => `\\mathbb{E}_u\\left[${set.expression(of)}\\right]`,
  evaluate: (at, of) => {
    const { arithmetic: A } = at.model;
    const users = at.model.users?.() ?? unanswerable('this model has one reward, and no users');
    return A.sum(users.map(({ share, weights }) => A.mul(share, at.forUser(weights, of))));
  },
});
