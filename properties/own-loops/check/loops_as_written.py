"""The values of loops-as-written.testing.ts: E[w] after one round, by a sum over all ordered samples. Standard library only."""
from fractions import Fraction as Fr
from decimal import Decimal as D, getcontext
from itertools import product
from math import comb
getcontext().prec=40
w=[1,2,4]; p=[Fr(1,2),Fr(1,3),Fr(1,6)]
def run(keep):
    out=[0,0,0]
    for t in product(range(3),repeat=3):
        pr=p[t[0]]*p[t[1]]*p[t[2]]
        k=keep([w[i] for i in t])
        for j,i in enumerate(t):
            kk=k[j]
            out[i]+= (D(pr.numerator)/D(pr.denominator))*kk if isinstance(kk,D) else pr*kk
    return sum(o*x for o,x in zip(out,w))
def prop(s): S=sum(s); return [x/S for x in s]
def uni(m):
    c=sum(m); return [Fr(1,len(m)) if c==0 else Fr(int(x),c) for x in m]
def first(ws):
    b=max(ws); i=ws.index(b); return [Fr(int(j==i)) for j in range(3)]
def acc(ws):
    a=[Fr(x,4) for x in ws]; return [a[0],(1-a[0])*a[1],(1-a[0])*(1-a[1])]
def raft(ws):
    o=sorted(ws,reverse=True)[:2]; r=[]
    for x in ws: r.append(Fr(o.count(x),2*ws.count(x)))
    return r
def ko(ws):
    a,b,c=map(Fr,ws); ab=a/(a+b); ac=a/(a+c); bc=b/(b+c)
    return [ab*ac,(1-ab)*bc,ab*(1-ac)+(1-ab)*(1-bc)]
E_=lambda x: D(x).exp()
rules={
'luce':lambda s:prop([Fr(x) for x in s]),
'best-by-reduce':first,
'softmax':lambda s:prop([E_(x) for x in s]),
'tempered':lambda s:prop([(D(x).ln()*D('0.7')).exp() for x in s]),
'squared':lambda s:prop([Fr(x*x) for x in s]),
'threshold':lambda s:uni([x>=2 for x in s]),
'first-accepted':acc,'raft':raft,
'median':lambda s:uni([x==sorted(s)[1] for x in s]),
'majority':lambda s:uni([s.count(x)==max(s.count(y) for y in s) for x in s]),
'worst':lambda s:uni([x==min(s) for x in s]),
'not-the-worst':lambda s:uni([x>min(s) for x in s]),
'knock-out':ko,
'greedy':lambda s:[Fr(9,10)*x+Fr(1,30) for x in first(s)],
'clipped':lambda s:prop([Fr(min(x,2)) for x in s]),
'ranked':lambda s:prop([Fr(1,2**sum(y>x for y in s)) for x in s]),
'inverse':lambda s:prop([Fr(1,x) for x in s]),
'shifted':lambda s:[Fr(x+1,sum(s)+3) for x in s],
}
res={k:run(r) for k,r in rules.items()}
# The choice sees the masses: rules on atoms.
ref=[Fr(4,5),Fr(1,10),Fr(1,10)]
dec=lambda x: D(x.numerator)/D(x.denominator)
def best(v): m=max(v); return [Fr(int(x==m),v.count(m)) for x in v]
def runatoms(keep):
    total=0
    for t in product(range(3),repeat=3):
        pr=p[t[0]]*p[t[1]]*p[t[2]]
        for i,k in zip(t,keep(t)): total+=(dec(pr)*k if isinstance(k,D) else pr*k)*w[i]
    return total
res['sharpened']=runatoms(lambda t:prop([p[i]**2 for i in t]))
res['kl-best-of-n']=runatoms(lambda t:best([w[i]**2*ref[i]/p[i] for i in t]))
res['kl-luce']=runatoms(lambda t:prop([w[i]*dec(ref[i]/p[i]).sqrt() for i in t]))
res['novelty']=runatoms(lambda t:prop([w[i]-dec(p[i]).ln() for i in t]))
# Two of the pool without replacement, over all orders of keeping: `chances` of those that are left, given as atoms.
def pool(t,chances,m=2):
    kept=[0]*len(t)
    def go(left,pr,n):
        if n==0: return
        for k,c in zip(left,chances([t[j] for j in left])):
            kept[k]+=pr*c; go([j for j in left if j!=k],pr*c,n-1)
    go(list(range(len(t))),1,m)
    return [x/m if isinstance(x,D) else Fr(x)/m for x in kept]
res['plackett-luce']=runatoms(lambda t:pool(t,lambda a:prop([Fr(w[i]) for i in a])))
res['softmax-pool']=runatoms(lambda t:pool(t,lambda a:prop([E_(w[i]) for i in a])))
res['top-two']=runatoms(lambda t:pool(t,lambda a:best([w[i] for i in a])))
res['two-that-pass']=runatoms(lambda t:pool(t,lambda a:uni([w[i]>=2 for i in a])))
res['upper-half']=run(lambda s:uni([x>=sorted(s)[1] for x in s]))
res['varying-K']=run(lambda s:[(a+b)/2 for a,b in zip(best(s),best(s[:2])+[Fr(0)])])
share=[p[0]+p[2],p[1],p[0]+p[2]]; m=[a*b for a,b in zip(p,w)]; of=[m[0]+m[2],m[1],m[0]+m[2]]
res['two-prompts']=sum(x*s/o*y for x,s,o,y in zip(m,share,of,w))
m=[a*b for a,b in zip(p,w)]; res['replicator']=sum(x*y for x,y in zip(m,w))/sum(m)
m=[a*a for a in p]; res['sharpening']=sum(x*y for x,y in zip(m,w))/sum(m)
m=[D(x)*E_(y) for x,y in zip([3,2,1],w)]; res['anchored']=sum(x*y for x,y in zip(m,w))/sum(m)
# Within prompts: the first and the third atom answer prompt 0, the second answers prompt 1. `keep` is told the prompt of the candidates.
prompts=[0,1,0]
def within(keep,K=3):
    total=0
    for x in sorted(set(prompts)):
        answers=[i for i in range(3) if prompts[i]==x]; mass=sum(p[i] for i in answers)
        for t in product(answers,repeat=K):
            pr=mass
            for i in t: pr*=p[i]/mass
            total+=sum(pr*k*w[i] for i,k in zip(t,keep([w[i] for i in t],x)))
    return total
res['luce-per-prompt']=within(lambda s,x:prop([Fr(v) for v in s]))
res['best-per-prompt']=within(lambda s,x:best(s))
res['K-by-prompt']=within(lambda s,x:best(s[:2])+[Fr(0)] if x==0 else best(s))
res['sharpened-per-prompt']=within(lambda s,x:prop([(p[w.index(v)]/sum(p[i] for i in range(3) if prompts[i]==x))**2 for v in s]))
# m of many in proportion to w, for models/closed-form/discrete/laws/successive.test.ts: a sum over the counts of candidates that are left.
def many(K,m):
    total=Fr(0)
    for a,b in product(range(K+1),repeat=2):
        c=(a,b,K-a-b)
        if c[2]<0: continue
        stage={c:Fr(comb(K,a)*comb(K-a,b))*p[0]**a*p[1]**b*p[2]**c[2]}
        for _ in range(m):
            after={}
            for left,chance in stage.items():
                S=sum(x*y for x,y in zip(left,w))
                for i in range(3):
                    if left[i]==0: continue
                    taken=chance*left[i]*w[i]/S; total+=taken*w[i]/m
                    rest=left[:i]+(left[i]-1,)+left[i+1:]; after[rest]=after.get(rest,0)+taken
            stage=after
    return total
for K,m in ((12,3),(20,5),(40,8)):
    v=many(K,m); print(m,'of',K,str(D(v.numerator)/D(v.denominator))[:32])
for k,v in res.items():
    print(k, (str(v)[:14] if isinstance(v,D) else v))
